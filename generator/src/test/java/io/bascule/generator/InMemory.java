package io.bascule.generator;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles sources in memory, with every warning an error, and loads what comes of them. */
final class InMemory extends ClassLoader {
  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  /** Shared, as it takes longer to open the class path than to compile a source. */
  private static final StandardJavaFileManager FILES =
      COMPILER.getStandardFileManager(null, null, null);

  private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

  private InMemory() {
    super(InMemory.class.getClassLoader());
  }

  /** The classes of the sources; fails with the compiler's words if it has any. */
  static InMemory compiled(List<JavaSource> sources) {
    var loader = new InMemory();
    var problems = new DiagnosticCollector<JavaFileObject>();
    boolean done =
        COMPILER
            .getTask(
                null,
                loader.into(FILES),
                problems,
                List.of("-Xlint:all,-processing,-path,-classfile", "-Werror", "--release", "17"),
                null,
                sources.stream().map(Source::new).toList())
            .call();
    if (!done || !problems.getDiagnostics().isEmpty()) {
      throw new AssertionError(told(problems, sources));
    }
    return loader;
  }

  /** A new object of a class that was compiled. */
  <T> T make(JavaSource source, Class<T> type) {
    try {
      return type.cast(loadClass(source.qualifiedName()).getConstructor().newInstance());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(source.text(), e);
    }
  }

  private static String told(
      DiagnosticCollector<JavaFileObject> problems, List<JavaSource> sources) {
    String messages =
        problems.getDiagnostics().stream()
            .limit(10)
            .map(
                (Diagnostic<?> problem) ->
                    problem.toString() + "\n" + problem.getMessage(Locale.ROOT))
            .collect(Collectors.joining("\n"));
    String text = sources.stream().map(JavaSource::text).collect(Collectors.joining("\n"));
    return messages + "\n" + (text.length() > 50_000 ? text.substring(0, 50_000) : text);
  }

  private JavaFileManager into(StandardJavaFileManager files) {
    return new ForwardingJavaFileManager<>(files) {
      @Override
      public JavaFileObject getJavaFileForOutput(
          Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
        return new SimpleJavaFileObject(URI.create("mem:///" + name.replace('.', '/')), kind) {
          @Override
          public OutputStream openOutputStream() {
            return classes.computeIfAbsent(name, key -> new ByteArrayOutputStream());
          }
        };
      }
    };
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    var code = classes.get(name);
    if (code == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, code.toByteArray(), 0, code.size());
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(JavaSource source) {
      super(URI.create("mem:///" + source.path().toString()), Kind.SOURCE);
      text = source.text();
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
