// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import dev.waybill.grounding.Span;
import dev.waybill.intent.Entities;
import dev.waybill.intent.Mention;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The search of one text. What is certain by its form (e-mails, cards, numbers with a check digit,
 * international phones) is claimed first; what is left is judged by the word before it.
 */
public final class EntityScan {

  private static final int WORDS_TO_TRACKING = 6;
  private static final int WORDS_TO_PHONE = 4;
  private static final int MORE_THAN_A_CARD = 20;

  private final FoldedText text;
  private final List<Piece> pieces;
  private final OrderShapes shapes;
  private final BitSet claimed;
  private final BitSet emailEnds = new BitSet();
  private final List<Mention> orders = new ArrayList<>();
  private final List<Mention> trackings = new ArrayList<>();
  private final List<Mention> emails = new ArrayList<>();
  private final List<Mention> postcodes = new ArrayList<>();
  private final List<Mention> phones = new ArrayList<>();
  private final List<Span> cards = new ArrayList<>();

  private @Nullable Topic topic;
  private boolean onlyFillers;
  private int words;
  private int lastEmailEnd = -1;

  /** Searches a text, given the shapes of the merchant's order numbers, if any. */
  public EntityScan(String original, OrderShapes orderShapes) {
    text = new FoldedText(original);
    pieces = Piece.of(text);
    shapes = orderShapes;
    claimed = new BitSet(text.length());
    claimEmails();
    claimNumbersWithCheckDigit();
    claimPhones();
    claimByTopic();
  }

  /** What was found. */
  public Entities entities() {
    Comparator<Mention> inOrder = Comparator.comparingInt(mention -> mention.span().start());
    trackings.sort(inOrder);
    phones.sort(inOrder);
    return new Entities(orders, trackings, emails, postcodes, phones, cards);
  }

  private void claimEmails() {
    for (Span span : EmailScan.emails(text.cased())) {
      String address = span.of(text.cased()).toLowerCase(Locale.ROOT);
      claim(emails, span.start(), span.end(), address);
      emailEnds.set(span.end());
    }
  }

  private void claimNumbersWithCheckDigit() {
    for (int i = 0; i < pieces.size(); i++) {
      Piece first = pieces.get(i);
      if (claimed.get(first.start()) || isTail(first)) {
        continue;
      }
      if (isLongTrackingNumber(i) && claimTracking(i)) {
        continue;
      }
      int last = lastOfRun(i, 18, joined -> CheckDigits.isUps(joined) || CheckDigits.isS10(joined));
      if (last >= 0) {
        claim(trackings, first.start(), pieces.get(last).end(), compact(i, last));
        continue;
      }
      int lastOfCard = first.isPlain() && isNumeric(first) ? lastOfCard(i) : -1;
      if (lastOfCard >= 0) {
        int end = pieces.get(lastOfCard).end();
        cards.add(text.span(first.start(), end));
        claimed.set(first.start(), end);
      }
    }
  }

  /** Whether groups of digits, too many for a card, follow a word for tracking directly. */
  private boolean isLongTrackingNumber(int first) {
    if (first == 0 || !pieces.get(first).isDigits()) {
      return false;
    }
    int before = first - 1;
    while (before > 0 && first - before < 3 && Topic.isFiller(plainWord(before))) {
      before--;
    }
    if (Topic.openedBy(plainWord(before)).orElse(null) != Topic.TRACKING) {
      return false;
    }
    int digits = 0;
    for (int i = first; i < pieces.size() && digits < MORE_THAN_A_CARD; i++) {
      if (!pieces.get(i).isDigits() || (i > first && !follows(i))) {
        return false;
      }
      digits += pieces.get(i).digits();
    }
    return digits >= MORE_THAN_A_CARD;
  }

  private String plainWord(int index) {
    return Words.plainWord(pieces.get(index).text());
  }

  private int lastOfCard(int first) {
    int last = lastOfRun(first, 19, CheckDigits::isCard);
    boolean phoneLike = last > first && "23456".indexOf(pieces.get(first).text().charAt(0)) < 0;
    return phoneLike || text.at(pieces.get(first).start() - 1) == '+' ? -1 : last;
  }

  private interface Form {
    boolean fits(String joined);
  }

  /** The last of the pieces which, from the first on, make up a form; -1 if none do. */
  private int lastOfRun(int first, int longest, Form form) {
    StringBuilder joined = new StringBuilder();
    for (int i = first; i < pieces.size() && joined.length() <= longest; i++) {
      Piece piece = pieces.get(i);
      if (claimed.get(piece.start()) || !piece.isPlain() || (i > first && !follows(i))) {
        return -1;
      }
      joined.append(piece.compact());
      if (form.fits(joined.toString())) {
        return i;
      }
    }
    return -1;
  }

  /** Whether only a space, hyphen, dot or so stands between this piece and the one before. */
  private boolean follows(int index) {
    String between = text.between(pieces.get(index - 1).end(), pieces.get(index).start());
    return between.length() <= 3 && between.chars().allMatch(c -> c == ' ' || c == '-' || c == '.');
  }

  private void claimPhones() {
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      boolean free = !claimed.get(piece.start()) && isNumeric(piece);
      if (free && text.at(piece.start() - 1) == '+') {
        claimPhone(i, piece.start() - 1, 8, 15);
      } else if (free && text.at(piece.start() - 1) == '(' && text.at(piece.end()) == ')') {
        claimPhone(i, piece.start() - 1, 9, 12);
      } else if (free && piece.shape().equals("999-999-9999")) {
        claim(phones, piece.start(), piece.end(), piece.compact());
      }
    }
  }

  private boolean claimPhone(int first, int start, int fewest, int most) {
    int last = first;
    int digits = pieces.get(first).digits();
    while (last + 1 < pieces.size()
        && isNumeric(pieces.get(last + 1))
        && !claimed.get(pieces.get(last + 1).start())
        && isPhoneGap(pieces.get(last).end(), pieces.get(last + 1).start())
        && digits + pieces.get(last + 1).digits() <= most) {
      last++;
      digits += pieces.get(last).digits();
    }
    if (digits < fewest || digits > most) {
      return false;
    }
    String plus = text.at(start) == '+' ? "+" : "";
    claim(phones, start, pieces.get(last).end(), plus + compact(first, last));
    return true;
  }

  private boolean isPhoneGap(int from, int to) {
    return to - from <= 3 && text.between(from, to).chars().allMatch(c -> " -./()".indexOf(c) >= 0);
  }

  private void claimByTopic() {
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      if (claimed.get(piece.start())) {
        lastEmailEnd = emailEnds.get(piece.end()) ? piece.end() : lastEmailEnd;
      } else if (piece.digits() == 0) {
        readWord(i);
      } else {
        readNumber(i);
      }
    }
  }

  private void readWord(int index) {
    Piece piece = pieces.get(index);
    if (index > 0 && endsSentence(pieces.get(index - 1), piece)) {
      topic = null;
    }
    String word = Words.plainWord(piece.text());
    Topic opened = Topic.openedBy(word).orElse(null);
    if (opened != null) {
      topic = opened;
      onlyFillers = true;
      words = 0;
    } else if (!Topic.isFiller(word)) {
      onlyFillers = false;
      words++;
    }
  }

  private boolean endsSentence(Piece before, Piece next) {
    boolean abbreviated = before.text().length() <= 3;
    String between = text.between(before.end(), next.start());
    return between.indexOf('?') >= 0
        || between.indexOf('!') >= 0
        || (between.startsWith(". ") && !abbreviated);
  }

  private void readNumber(int index) {
    Piece piece = pieces.get(index);
    Topic expected = topic;
    if (expected == Topic.TRACKING && words <= WORDS_TO_TRACKING && claimTracking(index)) {
      return;
    }
    if (expected == Topic.PHONE
        && words <= WORDS_TO_PHONE
        && claimPhone(index, piece.start(), 7, 15)) {
      return;
    }
    boolean listed = lastEmailEnd >= 0 && isListGap(lastEmailEnd, piece.start());
    boolean postcodeNamed = expected == Topic.POSTCODE && onlyFillers;
    if ((postcodeNamed || listed) && claimPostcode(index)) {
      return;
    }
    boolean named = expected == Topic.ORDER && onlyFillers;
    OrderNumbers numbers = new OrderNumbers(text, pieces, shapes);
    if (numbers.isOrderNumber(index, named)) {
      boolean marked = text.at(piece.start() - 1) == '#';
      claim(orders, marked ? piece.start() - 1 : piece.start(), piece.end(), piece.text());
    } else {
      onlyFillers = false;
    }
  }

  private boolean claimTracking(int index) {
    int last = index;
    int digits = pieces.get(index).digits();
    int length = pieces.get(index).compact().length();
    if (!pieces.get(index).isPlain()) {
      return false;
    }
    while (last + 1 < pieces.size()
        && pieces.get(last + 1).isDigits()
        && !claimed.get(pieces.get(last + 1).start())
        && text.between(pieces.get(last).end(), pieces.get(last + 1).start()).equals(" ")
        && length + pieces.get(last + 1).text().length() <= 34) {
      last++;
      digits += pieces.get(last).digits();
      length += pieces.get(last).text().length();
    }
    Piece first = pieces.get(index);
    boolean date = first.shape().equals("9999-99-99") || first.shape().equals("99-99-9999");
    if (digits < 6 || length < 8 || length > 34 || date) {
      return false;
    }
    claim(trackings, first.start(), pieces.get(last).end(), compact(index, last));
    return true;
  }

  private boolean isListGap(int from, int to) {
    return to >= from
        && text.between(from, to).chars().allMatch(c -> " ,;/\n\r\t|".indexOf(c) >= 0);
  }

  private boolean claimPostcode(int index) {
    Piece piece = pieces.get(index);
    if (index + 1 < pieces.size()) {
      Piece next = pieces.get(index + 1);
      boolean oneSpace = text.between(piece.end(), next.start()).equals(" ");
      if (oneSpace && PostcodeShapes.isInTwoParts(piece.shape(), next.shape())) {
        claim(postcodes, piece.start(), next.end(), piece.text() + " " + next.text());
        return true;
      }
    }
    if (PostcodeShapes.isWhole(piece.shape())) {
      claim(postcodes, piece.start(), piece.end(), piece.text());
      return true;
    }
    return false;
  }

  private String compact(int first, int last) {
    StringBuilder joined = new StringBuilder();
    pieces.subList(first, last + 1).forEach(piece -> joined.append(piece.compact()));
    return joined.toString();
  }

  private void claim(List<Mention> kind, int start, int end, String normalised) {
    kind.add(new Mention(text.written(start, end), normalised, text.span(start, end)));
    claimed.set(start, end);
  }

  /** Whether a piece goes on from a letter, digit or decimal point before it: "3.5". */
  private boolean isTail(Piece piece) {
    char before = text.at(piece.start() - 1);
    return (before == '.' || before == ',') && FoldedText.isDigit(text.at(piece.start() - 2));
  }

  private static boolean isNumeric(Piece piece) {
    return piece.compact().chars().allMatch(c -> FoldedText.isDigit((char) c));
  }
}
