// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.model;

import static java.util.stream.Collectors.joining;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a model is told: the facts, the references it must use, the plain answer, the question. */
final class Briefing {

  private static final Pattern FACT =
      Pattern.compile("^\\{\\{([A-Za-z0-9_.-]+)\\}\\} = (.*)$", Pattern.MULTILINE);
  private static final Pattern REFERENCE = Pattern.compile("\\{\\{([A-Za-z0-9_.|-]+)\\}\\}");
  private static final Pattern DIGITS = Pattern.compile("\\d+");

  private final String brief;
  private final Map<String, String> facts = new LinkedHashMap<>();
  private final boolean toolsAllowed;

  Briefing(ChatRequest request) {
    this.brief = firstUserText(request.messages());
    Matcher fact = FACT.matcher(brief);
    while (fact.find()) {
      facts.put(fact.group(1), fact.group(2));
    }
    this.toolsAllowed = !request.toolSpecifications().isEmpty();
  }

  private static String firstUserText(List<ChatMessage> messages) {
    return messages.stream()
        .filter(UserMessage.class::isInstance)
        .map(message -> ((UserMessage) message).singleText())
        .findFirst()
        .orElse("");
  }

  /** Whether the request offers tools. */
  boolean offersTools() {
    return toolsAllowed;
  }

  /** The facts by path, with the value as the customer would read it. */
  Map<String, String> facts() {
    return facts;
  }

  /** The whole of what was sent. */
  String all() {
    return brief;
  }

  /** The plain answer, with its references. */
  String plainAnswer() {
    return between("The plain answer:\n", "\n\nThe customer's words");
  }

  /** The customer's words. */
  String customerWords() {
    return between("The customer's words, between the lines:\n-----\n", "\n-----");
  }

  /** All references that a reply must use, one after the other. */
  String necessary() {
    return references(between("Necessary references: ", "\n")).stream()
        .map(Briefing::reference)
        .collect(joining(", "));
  }

  /** The references of a text, in order. */
  static List<String> references(String text) {
    List<String> paths = new ArrayList<>();
    Matcher reference = REFERENCE.matcher(text);
    while (reference.find()) {
      paths.add(reference.group(1));
    }
    return paths;
  }

  static String reference(String path) {
    return "{{" + path + "}}";
  }

  /** The first path that ends so; a path that does not exist if none does. */
  String path(String ending) {
    return facts.keySet().stream()
        .filter(path -> path.endsWith(ending))
        .findFirst()
        .orElse("nothing" + ending);
  }

  /** A held value with its last number raised by one: plausible, and wrong. */
  String altered(String ending) {
    String value = facts.getOrDefault(path(ending), "7");
    Matcher digits = DIGITS.matcher(value);
    int start = -1;
    int end = -1;
    while (digits.find()) {
      start = digits.start();
      end = digits.end();
    }
    if (start < 0) {
      return value + " 2";
    }
    String last = value.substring(end - 1, end);
    return value.substring(0, end - 1) + (last.equals("9") ? "8" : "9") + value.substring(end);
  }

  private String between(String before, String after) {
    int start = brief.indexOf(before);
    if (start < 0) {
      return "";
    }
    int from = start + before.length();
    int end = brief.indexOf(after, from);
    return end < 0 ? brief.substring(from) : brief.substring(from, end);
  }
}
