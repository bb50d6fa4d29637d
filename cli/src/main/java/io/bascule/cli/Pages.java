package io.bascule.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages on errors and hazards; one resource a subject, with a heading for each code. */
final class Pages {
  /** The subjects, in the order in which they are listed. */
  private static final List<String> FILES =
      List.of(
          "command-line",
          "project",
          "declarations",
          "comparing",
          "writing",
          "history",
          "merging",
          "planning",
          "running",
          "ledger",
          "locks",
          "databases",
          "backups",
          "hazards");

  private static final Pattern SUBJECT = Pattern.compile("\\A# (.+)\\R");
  private static final Pattern PAGE =
      Pattern.compile("^## (\\S+)\\R(.*?)(?=^## |\\z)", Pattern.MULTILINE | Pattern.DOTALL);
  private static final int NEAR = 3;

  /**
   * A page.
   *
   * @param name the code that it is about
   * @param subject the subject under which it is listed
   * @param text all of it, from its first sentence on
   */
  record Page(String name, String subject, String text) {
    /** Its first line, which says what it is about. */
    String title() {
      return text.lines().findFirst().orElse("");
    }
  }

  private final Map<String, Page> pages = new LinkedHashMap<>();

  private Pages() {}

  /** All pages. */
  static Pages read() {
    var pages = new Pages();
    FILES.forEach(pages::add);
    return pages;
  }

  List<Page> all() {
    return List.copyOf(pages.values());
  }

  /** The page on a code, in capital letters or not. */
  Optional<Page> find(String word) {
    return Optional.ofNullable(pages.get(folded(word)));
  }

  /** The codes that a word may have been meant for, the likeliest first. */
  List<String> near(String word) {
    String wanted = folded(word);
    Stream<Page> alike =
        pages.values().stream()
            .filter(page -> distance(folded(page.name()), wanted) <= wanted.length() / 3 + 1);
    Stream<Page> containing =
        pages.values().stream()
            .filter(page -> Stream.of(wanted.split("\\W+")).anyMatch(part -> has(page, part)));
    return Stream.concat(alike, containing)
        .distinct()
        .sorted(Comparator.comparing(page -> distance(folded(page.name()), wanted)))
        .limit(NEAR)
        .map(Page::name)
        .toList();
  }

  private static boolean has(Page page, String part) {
    return part.length() >= NEAR && List.of(page.name().split("-")).contains(part);
  }

  private static String folded(String word) {
    return word.strip().toLowerCase(Locale.ROOT);
  }

  private void add(String file) {
    String text = Resources.text("explain/" + file + ".md");
    Matcher subject = SUBJECT.matcher(text);
    if (!subject.find()) {
      throw new IllegalStateException(file + " begins with no subject");
    }
    Matcher page = PAGE.matcher(text);
    while (page.find()) {
      var one = new Page(page.group(1), subject.group(1), page.group(2).strip());
      if (pages.put(folded(one.name()), one) != null) {
        throw new IllegalStateException("two pages on " + one.name());
      }
    }
  }

  /** How many letters must be typed, taken away or exchanged to get from one word to another. */
  private static int distance(String one, String other) {
    var row = new ArrayList<Integer>();
    for (int j = 0; j <= other.length(); j++) {
      row.add(j);
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row.get(0);
      row.set(0, i);
      for (int j = 1; j <= other.length(); j++) {
        int same = one.charAt(i - 1) == other.charAt(j - 1) ? diagonal : diagonal + 1;
        diagonal = row.get(j);
        row.set(j, Math.min(same, Math.min(row.get(j - 1), diagonal) + 1));
      }
    }
    return row.get(other.length());
  }
}
