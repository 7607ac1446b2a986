// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text of recordings. */
final class RecordingText {

  static final Codec CODEC = new Codec();

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private RecordingText() {}

  static String write(Recording recording) {
    return Lines.of(CODEC.write(Recording.class, recording));
  }

  static Recording read(Path file) throws IOException {
    try {
      return read(Files.readString(file, StandardCharsets.UTF_8));
    } catch (CharacterCodingException e) {
      throw new RecordingException("a recording must be text in UTF-8", e);
    }
  }

  static Recording read(String text) {
    ObjectNode node = tree(text);
    Recording recording = (Recording) CODEC.read(Recording.class, node, "recording");
    Calls.check(recording);
    return recording;
  }

  /** Reads JSON that was written here. */
  static JsonNode node(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the JSON of a recording of this format. */
  static ObjectNode tree(String text) {
    JsonNode node;
    try {
      node = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new RecordingException(
          "a recording must be one JSON object, and this is cut off or damaged"
              + (e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr())
              + ": delete the file, the conversation cannot be replayed",
          e);
    }
    if (!(node instanceof ObjectNode object) || !object.path("format").isInt()) {
      throw new RecordingException(
          "a recording must be a JSON object with a format, and this has none");
    }
    int format = object.path("format").intValue();
    if (format != Recording.FORMAT) {
      throw new RecordingException(
          "this version reads recordings of format "
              + Recording.FORMAT
              + ", and this one is of format "
              + format
              + ": replay it with the version of Waybill that wrote it ("
              + object.path("waybill").asText("unknown")
              + "), or record again");
    }
    return object;
  }
}
