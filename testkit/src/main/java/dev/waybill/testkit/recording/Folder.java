// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A folder of recordings, one file for each conversation; a file is replaced as a whole at every
 * step. Nothing of a conversation is kept in memory. Safe for use by many threads of one process.
 */
final class Folder implements Sink {

  private static final int LOCKS = 64;
  private static final int LONGEST_NAME = 48;
  private static final int DIGITS = 12;
  private static final int MOST_FILES = 1_000;

  private final Path folder;
  private final Header header;
  private final UnaryOperator<String> redaction;
  private final AtomicInteger lost;
  private final List<Object> locks =
      IntStream.range(0, LOCKS).mapToObj(lock -> new Object()).toList();

  /**
   * A folder.
   *
   * @param lost counts what could not be written
   */
  Folder(Path folder, Header header, UnaryOperator<String> redaction, AtomicInteger lost) {
    this.folder = folder;
    this.header = header;
    this.redaction = redaction;
    this.lost = lost;
  }

  @Override
  public void add(String conversation, Recording.Step step) {
    synchronized (locks.get(Math.floorMod(conversation.hashCode(), LOCKS))) {
      try {
        Files.createDirectories(folder);
        write(conversation, step);
      } catch (IOException e) {
        lost.incrementAndGet();
        throw new UncheckedIOException("a step could not be recorded", e);
      } catch (RuntimeException e) {
        lost.incrementAndGet();
        throw e;
      }
    }
  }

  private void write(String conversation, Recording.Step step) throws IOException {
    ObjectNode empty =
        (ObjectNode)
            RecordingText.CODEC.write(
                Recording.class, header.recording(redaction.apply(conversation), List.of()));
    for (int number = 1; number <= MOST_FILES; number++) {
      Path file = folder.resolve(name(conversation) + (number == 1 ? "" : "-" + number) + ".json");
      ObjectNode recording = Files.exists(file) ? tree(file) : empty;
      if (isOfThisAgent(recording, empty)) {
        Steps.add(recording.withArray("steps"), step, this::redacted);
        replace(file, Lines.of(recording));
        return;
      }
    }
    throw new IOException("there are too many recordings of one conversation");
  }

  /** Whether all but the steps is the same. */
  private static boolean isOfThisAgent(ObjectNode recording, ObjectNode empty) {
    return empty.properties().stream()
        .allMatch(
            field ->
                field.getKey().equals("steps")
                    || field.getValue().equals(recording.get(field.getKey())));
  }

  /** What is there already; a file that is damaged is left alone. */
  private static ObjectNode tree(Path file) throws IOException {
    try {
      return RecordingText.tree(Files.readString(file, StandardCharsets.UTF_8));
    } catch (RecordingException e) {
      return JsonNodeFactory.instance.objectNode();
    }
  }

  private static void replace(Path file, String text) throws IOException {
    Path whole = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      Files.writeString(whole, text, StandardCharsets.UTF_8);
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  private JsonNode redacted(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        field.setValue(redacted(field.getValue()));
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, redacted(array.get(i)));
      }
    } else if (node.isTextual()) {
      return TextNode.valueOf(redaction.apply(node.textValue()));
    }
    return node;
  }

  /** A name that every file system takes, and that no other conversation has. */
  static String name(String conversation) {
    String plain = conversation.replaceAll("[^A-Za-z0-9_-]", "_");
    String start = plain.substring(0, Math.min(LONGEST_NAME, plain.length()));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(conversation.getBytes(StandardCharsets.UTF_8));
      return start + "-" + HexFormat.of().formatHex(hash).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
