package io.bascule.dsl;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles programs as their users would, with nothing but this module at hand. */
final class Programs {
  private static final JavaCompiler COMPILER =
      Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "these tests need a JDK");

  private Programs() {}

  /** Compiles one file, {@code Orders.java}; what the compiler complains of, warnings included. */
  static List<Diagnostic<? extends JavaFileObject>> compile(String program, Path output) {
    var diagnostics = new DiagnosticCollector<JavaFileObject>();
    var options =
        List.of("-Xlint:all", "-Werror", "-proc:none", "-d", output.toString(), "-cp", classes());
    COMPILER.getTask(null, null, diagnostics, options, null, List.of(new Source(program))).call();
    return diagnostics.getDiagnostics().stream()
        .filter(found -> found.getKind() != Diagnostic.Kind.NOTE)
        .toList();
  }

  private static String classes() {
    try {
      return Path.of(Table.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A program that is no file. */
  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("string:///Orders.java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
