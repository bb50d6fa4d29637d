package io.bascule.laws.errors;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.bascule.cli.Bascule;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import org.junit.jupiter.api.Test;

/** Every error and hazard has a page, and every page is about one that there is. */
class PagesTest {
  private static final Path DOCUMENT =
      Path.of(System.getProperty("bascule.root", ".."), "docs", "errors.md");

  private static final String HEAD =
      """
      # Errors and hazards

      What `bascule explain` tells, all of it. The code of an error is in the last line of its message
      (`more    bascule explain CODE`) and in `error.code` of `--output json`; that of a hazard stands in a plan.
      This page is made of the tool's own pages; a test keeps it in step.
      """;

  private static final int WIDEST = 100;
  private static final int LONGEST = 18;

  /** A command line on a page. */
  private static final Pattern LINE =
      Pattern.compile("(?m)(?:`| {4})bascule ([^`\\n]*?)(?:`|  |$)");

  private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");

  private static final List<Map<String, String>> PAGES = pages();

  private static String said(String... words) {
    var out = new StringWriter();
    var err = new StringWriter();
    int exit = Bascule.run(new PrintWriter(out), new PrintWriter(err), words);
    assertEquals(0, exit, err::toString);
    return out.toString();
  }

  private static List<Map<String, String>> pages() {
    var words = new ArrayList<>(List.of("explain", "--output", "json"));
    codes(words, "codes").forEach(page -> words.add(page.get("code")));
    return codes(words, "pages");
  }

  private static List<Map<String, String>> codes(List<String> words, String key) {
    var pages = new ArrayList<Map<String, String>>();
    try {
      Object found = JSON.std.mapFrom(said(words.toArray(String[]::new))).get(key);
      for (Object page : (List<?>) found) {
        var facts = new LinkedHashMap<String, String>();
        ((Map<?, ?>) page).forEach((name, value) -> facts.put("" + name, "" + value));
        pages.add(facts);
      }
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
    return pages;
  }

  @Test
  void every_code_has_a_page_and_every_page_a_code() {
    Set<String> told = new TreeSet<>();
    PAGES.forEach(page -> told.add(page.get("code")));
    Set<String> codes = new TreeSet<>(Codes.ALL.rooms().keySet());
    var without = new TreeSet<>(codes);
    without.removeAll(told);
    assertEquals(
        Set.of(), without, "write their pages in cli/src/main/resources/io/bascule/cli/explain");
    told.removeAll(codes);
    assertEquals(Set.of(), told, "nothing has these codes any more");
  }

  @Test
  void pages_are_short_and_begin_with_a_sentence() {
    for (Map<String, String> page : PAGES) {
      String code = page.get("code");
      List<String> lines = page.get("text").lines().toList();
      assertTrue(lines.get(0).matches(".+[.?]"), code);
      assertTrue(lines.size() > 2 && lines.size() <= LONGEST, code + " " + lines.size());
      lines.forEach(line -> assertTrue(line.length() <= WIDEST, line));
    }
  }

  @Test
  void pages_name_commands_and_options_that_there_are() {
    var help = new LinkedHashMap<String, String>();
    var wrong = new TreeSet<String>();
    for (Map<String, String> page : PAGES) {
      Matcher line = LINE.matcher(page.get("text"));
      while (line.find()) {
        String[] words = line.group(1).strip().split(" ");
        if (words[0].matches("[a-z]+")) {
          String known = help.computeIfAbsent(words[0], name -> said(name, "--help"));
          for (String word : words) {
            Matcher option = OPTION.matcher(word);
            if (option.matches() && !known.contains(word)) {
              wrong.add(page.get("code") + ": bascule " + line.group(1));
            }
          }
        }
      }
    }
    assertTrue(help.size() > 10, () -> help.keySet().toString());
    assertEquals(Set.of(), wrong);
  }

  @Test
  void the_document_has_all_pages() throws IOException {
    var text = new StringBuilder(HEAD);
    PAGES.stream()
        .collect(groupingBy(page -> page.get("subject"), LinkedHashMap::new, joiningPages()))
        .forEach((subject, told) -> text.append("\n## %s\n\n%s".formatted(subject, told)));
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(DOCUMENT, text);
    }
    assertEquals(Files.readString(DOCUMENT), text.toString(), "run with -Dgolden.update=true");
  }

  private static Collector<Map<String, String>, ?, String> joiningPages() {
    return mapping(
        page -> "### %s\n\n%s\n".formatted(page.get("code"), page.get("text")), joining("\n"));
  }
}
