package io.bascule.generator.internal.source;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.Problem;
import com.github.javaparser.TokenRange;
import com.github.javaparser.ast.CompilationUnit;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a syntax tree of a source. */
public final class Parsing {
  private static final Pattern LEXICAL = Pattern.compile("Lexical error at line (\\d+)");

  private Parsing() {}

  /**
   * The source's syntax tree.
   *
   * @throws Unreadable if the source is no Java
   */
  public static CompilationUnit parsed(String text) {
    var configuration =
        new ParserConfiguration()
            .setLanguageLevel(LanguageLevel.BLEEDING_EDGE)
            .setAttributeComments(false);
    ParseResult<CompilationUnit> result = new JavaParser(configuration).parse(text);
    if (!result.isSuccessful()) {
      throw wrong(result.getProblems());
    }
    return result.getResult().orElseThrow();
  }

  private static Unreadable wrong(List<Problem> problems) {
    return problems.stream()
        .map(problem -> new Unreadable(line(problem), message(problem)))
        .min(Comparator.comparingInt(Unreadable::line))
        .orElseGet(() -> new Unreadable(1, "it is no Java"));
  }

  private static int line(Problem problem) {
    Matcher lexical = LEXICAL.matcher(problem.getMessage());
    return problem
        .getLocation()
        .flatMap(TokenRange::toRange)
        .map(range -> range.begin.line)
        .orElseGet(() -> lexical.find() ? Integer.parseInt(lexical.group(1)) : 1);
  }

  /** The parser lists all that it would have taken; what it met is enough. */
  private static String message(Problem problem) {
    String first = problem.getMessage().lines().findFirst().orElse("").strip();
    int rest = first.indexOf(", expected");
    String met =
        (rest < 0 ? first : first.substring(0, rest))
            .replaceFirst("^Parse error\\. Found", "found")
            .replaceFirst("^Lexical error at .*Encountered: ", "found ")
            .replaceAll("\\s+", " ")
            .replaceAll("\\.$", "");
    return "it is no Java: " + met;
  }
}
