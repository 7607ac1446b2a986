// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import dev.waybill.grounding.Span;
import dev.waybill.intent.Mention;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The search for what stands behind a word that announces it: a person's name where somebody gives
 * theirs, and the serial number of a piece.
 */
public final class NameScan {

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private static final Pattern INTRODUCED =
      Pattern.compile(
          "(?<![\\p{L}\\p{M}])(?:my (?:full )?name is|my name.s|name:|in the name of|under the"
              + " name(?: of)?|mein name ist|ich hei(?:ß|ss)e|je m.appelle|mon nom est|me llamo|mi"
              + " nombre es|mi chiamo|il mio nome è|me chamo|meu nome é|o meu nome é|nazywam"
              + " się|mera naam)\\s",
          FLAGS);

  private static final Pattern NAME =
      Pattern.compile(
          "\\p{Lu}[\\p{L}\\p{M}'’-]*(?:\\s(?:(?:de|da|di|van|von|der|la|le|dos|el|bin)\\s)*\\p{Lu}[\\p{L}\\p{M}'’-]*){0,3}");

  private static final Pattern ANY_NAME =
      Pattern.compile("[\\p{L}][\\p{L}\\p{M}'’-]+(?=\\s*(?:[.,;!?\\n]|$|hai\\b))");

  private static final Pattern SERIAL =
      Pattern.compile(
          "(?<![\\p{L}\\p{M}])(?:serial(?:\\s?(?:number|no|nr|#))?|s/n|sn|seriennummer|serien-nr|numéro"
              + " de série|n° de série|número de serie|numero di serie|número de série|numer"
              + " seryjny|serienummer)"
              + "[.:#]?\\s?(?:is|ist|lautet|est|es|è|é|to|hai|=)?[.:]?\\s?((?=[A-Z0-9-]{0,23}\\d)[A-Z0-9]{2,}(?:-[A-Z0-9]{1,10}|"
              + " (?=[A-Z0-9]{0,8}\\d)[A-Z0-9]{2,8}){0,5})(?![\\p{L}\\d])",
          FLAGS);

  private NameScan() {}

  /** The names by which people introduce themselves in a text, in its order. */
  public static List<Mention> names(String text) {
    List<Mention> names = new ArrayList<>();
    for (Matcher introduced = INTRODUCED.matcher(text); introduced.find(); ) {
      Matcher name = NAME.matcher(text).region(introduced.end(), text.length());
      Matcher any = ANY_NAME.matcher(text).region(introduced.end(), text.length());
      Matcher found = name.lookingAt() ? name : any.lookingAt() ? any : null;
      if (found != null) {
        names.add(mention(found.group(), found.start(), found.end(), found.group()));
      }
    }
    return List.copyOf(names);
  }

  /** The serial numbers of a text, in its order. */
  public static List<Mention> serials(String text) {
    List<Mention> serials = new ArrayList<>();
    for (Matcher serial = SERIAL.matcher(text); serial.find(); ) {
      String written = serial.group(1);
      serials.add(
          mention(
              written,
              serial.start(1),
              serial.end(1),
              written.replace(" ", "").toUpperCase(Locale.ROOT)));
    }
    return List.copyOf(serials);
  }

  private static Mention mention(String value, int start, int end, String normalised) {
    return new Mention(value, normalised, new Span(start, end));
  }
}
