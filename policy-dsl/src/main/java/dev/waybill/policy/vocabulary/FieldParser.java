// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.vocabulary;

import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.syntax.Word;
import org.jspecify.annotations.Nullable;

/** Reads the line of an attribute or an argument. */
final class FieldParser {

  private FieldParser() {}

  /**
   * Reads {@code name: [list of] type [public|internal|secret] [optional] [free text]}; null and
   * reported if it is not of this form.
   */
  static Declarations.@Nullable FieldWords read(Line line) {
    Word name = line.name("an attribute's name");
    if (name == null) {
      return null;
    }
    line.eatMark(Scanner.Kind.COLON);
    boolean list = line.eat("list");
    if (list && !line.want("of")) {
      return null;
    }
    Scanner.Piece type = line.word("a type");
    if (type == null) {
      return null;
    }
    Visibility visibility = null;
    boolean optional = false;
    boolean freeText = false;
    while (!line.atEnd() && !line.isBroken()) {
      Visibility said = visibility(line);
      if (said != null && visibility != null) {
        line.report(
            Diagnostic.error(
                Code.P0108, name.span(), "'" + name.name() + "' has two visibilities"));
      } else if (said != null) {
        visibility = said;
      } else if (!optional && line.eat("optional")) {
        optional = true;
      } else if (!freeText && line.eat("free")) {
        freeText = line.want("text");
      } else {
        line.isMissing("public, internal, secret, optional, 'free text' or the end of the line");
      }
    }
    if (line.isBroken()) {
      return null;
    }
    return new Declarations.FieldWords(
        name,
        list,
        new Word(type.text(), type.span()),
        visibility == null ? Visibility.INTERNAL : visibility,
        optional,
        freeText,
        name.span().to(type.span()));
  }

  private static @Nullable Visibility visibility(Line line) {
    if (line.eat("public")) {
      return Visibility.PUBLIC;
    }
    if (line.eat("internal")) {
      return Visibility.INTERNAL;
    }
    return line.eat("secret") ? Visibility.SECRET : null;
  }
}
