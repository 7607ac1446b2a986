// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import static java.util.stream.Collectors.joining;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A report of scenarios in the XML that JUnit runners write. Source: the schema of Apache Maven
 * Surefire, surefire-test-report.xsd, which Jenkins reads too.
 */
final class JUnitReport {

  private final ScenarioReport report;
  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;

  JUnitReport(ScenarioReport report) {
    this.report = report;
    try {
      this.xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the JDK's writer of XML cannot be made", e);
    }
  }

  String xml() {
    try {
      text.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
      xml.writeStartElement("testsuites");
      for (EvaluationMode mode : report.modes()) {
        suite(mode);
      }
      line(0);
      xml.writeEndElement();
      xml.flush();
      text.write("\n");
      return text.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a text in memory cannot be written", e);
    }
  }

  private void suite(EvaluationMode mode) throws XMLStreamException {
    List<ScenarioTrial> trials = report.trials(mode);
    line(1);
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", name(mode));
    xml.writeAttribute("tests", "" + trials.size());
    xml.writeAttribute("failures", "" + trials.stream().filter(trial -> !trial.passed()).count());
    xml.writeAttribute("errors", "0");
    xml.writeAttribute("skipped", "0");
    xml.writeAttribute(
        "time", seconds(trials.stream().mapToLong(trial -> trial.took().toMillis()).sum()));
    for (ScenarioTrial trial : trials) {
      testCase(trial);
    }
    line(1);
    xml.writeEndElement();
  }

  private void testCase(ScenarioTrial trial) throws XMLStreamException {
    line(2);
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", name(trial.mode()));
    xml.writeAttribute("name", legal(trial.id() + " " + trial.number() + " " + trial.model()));
    xml.writeAttribute("time", seconds(trial.took().toMillis()));
    List<Check> failures = trial.marked(Check.Mark.FAILED);
    if (!failures.isEmpty()) {
      line(3);
      xml.writeStartElement("failure");
      xml.writeAttribute("message", legal(failures.get(0).line()));
      xml.writeAttribute("type", "scenario");
      xml.writeCharacters(legal(lines(failures)));
      xml.writeEndElement();
    }
    List<Check> unchecked = trial.marked(Check.Mark.UNCHECKED);
    if (!unchecked.isEmpty()) {
      line(3);
      xml.writeStartElement("system-out");
      xml.writeCharacters("unchecked: " + unchecked.size() + "\n" + legal(lines(unchecked)));
      xml.writeEndElement();
    }
    line(2);
    xml.writeEndElement();
  }

  private void line(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  private static String name(EvaluationMode mode) {
    return "waybill.scenarios." + mode.id();
  }

  private static String lines(List<Check> checks) {
    return checks.stream().map(Check::line).collect(joining("\n"));
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.3f", millis / 1e3);
  }

  /** The text without the characters that XML 1.0 does not have. */
  private static String legal(String text) {
    StringBuilder legal = new StringBuilder(text.length());
    text.codePoints().map(point -> isLegal(point) ? point : 0xFFFD).forEach(legal::appendCodePoint);
    return legal.toString();
  }

  private static boolean isLegal(int point) {
    return point == '\t'
        || point == '\n'
        || (point >= 0x20 && point < 0xD800)
        || (point >= 0xE000 && point < 0xFFFE)
        || point >= 0x10000;
  }
}
