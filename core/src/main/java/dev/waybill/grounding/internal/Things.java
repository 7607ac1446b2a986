package dev.waybill.grounding.internal;

import java.util.List;
import java.util.Set;

/** The structure of paths: what a thing is called. */
final class Things {

  private static final Set<String> TITLES = Set.of("title", "name", "productName", "product_name");

  private Things() {}

  /** The title of the nearest thing around a path that has one; empty if none has. */
  static String titleOf(String path, Facts facts) {
    String parent = parent(path);
    while (!parent.isEmpty()) {
      String thing = parent;
      List<String> titles =
          facts.knownOf(Fact.subject(path)).filter(f -> isTitle(f, thing)).map(f -> f.words().strip()).toList();
      if (!titles.isEmpty()) {
        return titles.get(0);
      }
      parent = parent(parent);
    }
    return "";
  }

  static boolean isTitle(Fact fact, String thing) {
    String path = fact.path();
    return path.length() > thing.length()
        && path.startsWith(thing + ".")
        && TITLES.contains(path.substring(thing.length() + 1));
  }

  static boolean isTitle(Fact fact) {
    return isTitle(fact, parent(fact.path()));
  }

  static String parent(String path) {
    int dot = path.lastIndexOf('.');
    return dot < 0 ? "" : path.substring(0, dot);
  }
}
