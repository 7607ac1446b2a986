// SPDX-License-Identifier: Apache-2.0
package dev.waybill.agent.internal;

import dev.waybill.grounding.Citation;
import dev.waybill.grounding.Statement;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The hosts that a reply may link to: those of carriers where parcels are tracked, and the
 * merchant's own. A subdomain of a host is allowed with it. Whether the link leads to the right
 * page is the reply check's matter; that it leads to nobody else is this one's.
 */
final class Links {

  /** Where carriers show parcels: their registered domains. */
  private static final Set<String> CARRIERS =
      Set.of(
          "ups.com",
          "usps.com",
          "fedex.com",
          "dhl.com",
          "dhl.de",
          "dpd.com",
          "dpd.de",
          "dpd.co.uk",
          "gls-group.com",
          "gls-group.eu",
          "myhermes.de",
          "evri.com",
          "royalmail.com",
          "parcelforce.com",
          "laposte.fr",
          "chronopost.fr",
          "correos.es",
          "seur.com",
          "poste.it",
          "brt.it",
          "ctt.pt",
          "correios.com.br",
          "inpost.pl",
          "poczta-polska.pl",
          "postnl.nl",
          "bpost.be",
          "post.at",
          "post.ch",
          "yurticikargo.com",
          "araskargo.com.tr",
          "delhivery.com",
          "bluedart.com",
          "indiapost.gov.in",
          "canadapost-postescanada.ca",
          "purolator.com",
          "auspost.com.au",
          "ontrac.com");

  /** With or without a scheme; other schemes than those of the web are links too. */
  private static final Pattern LINK =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:[a-z][a-z0-9+.-]{1,15}://|mailto:|tel:|javascript:|data:|www\\.)[^\\s<>\"]{1,2000}",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern BARE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}@._-])(?:[a-z0-9][a-z0-9-]{0,62}\\.)+[a-z]{2,24}(?![\\p{L}\\p{N}@-])");

  private static final int LONGEST_NAME = 80;

  private final Set<String> hosts;

  /** Links to these hosts, and to carriers'. */
  Links(Set<String> own) {
    hosts =
        own.stream()
            .map(host -> host.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** What speaks against the links of a text, one sentence each. */
  List<String> objections(Statement statement) {
    if (!mayHoldLink(statement.text())) {
      return List.of();
    }
    List<String> objections = new ArrayList<>();
    StringBuilder rest = new StringBuilder(statement.text());
    Matcher links = LINK.matcher(statement.text());
    while (links.find()) {
      check(trimmed(links.group()), objections);
      for (int i = links.start(); i < links.end(); i++) {
        rest.setCharAt(i, ' ');
      }
    }
    Matcher bare = BARE.matcher(rest);
    while (bare.find()) {
      if (!isInName(statement, bare.start())) {
        check(bare.group(), objections);
      }
    }
    return objections;
  }

  /** Whether a text holds what no link is without: a colon in a word, or a point. */
  private static boolean mayHoldLink(String text) {
    for (int i = 1; i + 1 < text.length(); i++) {
      char c = text.charAt(i);
      char before = text.charAt(i - 1);
      char after = text.charAt(i + 1);
      boolean scheme = c == ':' && (after == '/' || Character.isLetter(before));
      boolean host = c == '.' && ((after >= 'a' && after <= 'z') || before == 'w' || before == 'W');
      if ((scheme || host) && !Character.isWhitespace(after)) {
        return true;
      }
    }
    return false;
  }

  private void check(String link, List<String> objections) {
    if (!isAllowed(link)) {
      objections.add("\"" + link + "\": links to this host are not on the list");
    }
  }

  /** A page of the web on an allowed host, without a name and password before the host. */
  private boolean isAllowed(String link) {
    try {
      URI uri = new URI(link.contains("://") ? link : "https://" + link);
      String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
      String host = uri.getHost();
      return host != null
          && uri.getRawUserInfo() == null
          && (scheme.equals("https") || scheme.equals("http"))
          && (holds(hosts, host.toLowerCase(Locale.ROOT))
              || holds(CARRIERS, host.toLowerCase(Locale.ROOT)));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static boolean holds(Set<String> allowed, String host) {
    return allowed.stream().anyMatch(held -> host.equals(held) || host.endsWith("." + held));
  }

  private static String trimmed(String link) {
    int end = link.length();
    while (end > 0 && ".,;:!?)'*_]”".indexOf(link.charAt(end - 1)) >= 0) {
      end--;
    }
    return link.substring(0, end);
  }

  /** Whether a place is in something short that is held: a title like "Node.js in a week". */
  private static boolean isInName(Statement statement, int at) {
    for (Citation citation : statement.citations()) {
      int length = citation.span().end() - citation.span().start();
      if (length <= LONGEST_NAME && citation.span().start() <= at && at < citation.span().end()) {
        return true;
      }
    }
    return false;
  }
}
