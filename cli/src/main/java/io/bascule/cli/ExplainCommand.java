package io.bascule.cli;

import io.bascule.cli.Pages.Page;
import io.bascule.cli.project.ProjectException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tells more about errors and hazards. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "Tells what an error or a hazard means, where it comes from and what to do.",
      "Without a code it lists all that there are."
    })
final class ExplainCommand extends PlainCommand {
  @Parameters(
      paramLabel = "CODE",
      arity = "0..*",
      description = "A code, such as several-heads or DS102.")
  private List<String> codes = new ArrayList<>();

  @Override
  Answer answer() {
    Pages pages = Pages.read();
    List<Page> found = new ArrayList<>();
    for (String word : codes) {
      found.add(
          pages.find(word).orElseThrow(() -> ProjectException.unknownCode(word, pages.near(word))));
    }
    return codes.isEmpty() ? list(pages.all()) : told(found);
  }

  private static Answer told(List<Page> pages) {
    List<String> texts = pages.stream().map(ExplainCommand::text).toList();
    return Answer.of(String.join(System.lineSeparator(), texts).stripTrailing())
        .with("pages", pages.stream().map(ExplainCommand::facts).toList());
  }

  private static String text(Page page) {
    return "%s  (%s)%n%n%s%n"
        .formatted(page.name(), page.subject(), page.text().indent(2).replaceAll("(?m)^ +$", ""));
  }

  private static Map<String, @Nullable Object> facts(Page page) {
    Map<String, @Nullable Object> facts = line(page);
    facts.put("text", page.text());
    return facts;
  }

  private static Map<String, @Nullable Object> line(Page page) {
    var facts = new LinkedHashMap<String, @Nullable Object>();
    facts.put("code", page.name());
    facts.put("subject", page.subject());
    facts.put("title", page.title());
    return facts;
  }

  private static Answer list(List<Page> pages) {
    int width = pages.stream().mapToInt(page -> page.name().length()).max().orElse(0);
    var lines = new ArrayList<String>();
    String subject = "";
    for (Page page : pages) {
      if (!page.subject().equals(subject)) {
        subject = page.subject();
        lines.add((lines.isEmpty() ? "" : System.lineSeparator()) + subject + ":");
      }
      lines.add("  %s  %s".formatted(padded(page.name(), width), page.title()));
    }
    return Answer.of(String.join(System.lineSeparator(), lines))
        .with("codes", pages.stream().map(ExplainCommand::line).toList());
  }

  private static String padded(String word, int width) {
    return word + " ".repeat(width - word.length());
  }
}
