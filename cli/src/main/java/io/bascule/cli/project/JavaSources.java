package io.bascule.cli.project;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Java sources, compiled in memory; nothing is written to the disk. */
final class JavaSources {
  private final Map<String, JavaFileObject> sources = new TreeMap<>();
  private final List<Path> classPath;

  JavaSources(List<Path> classPath) {
    this.classPath = List.copyOf(classPath);
  }

  /** Takes every source below the folder. */
  JavaSources with(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw BadSources.noSources(folder);
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(JavaSources::isSource).sorted().toList()) {
        Path whole = file.toAbsolutePath().normalize();
        sources.put(whole.toString(), new Text(whole.toUri(), Files.readString(file)));
      }
      return this;
    } catch (IOException failure) {
      throw BadSources.unreadable(folder, failure);
    }
  }

  private static boolean isSource(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".java") && !name.equals("module-info.java");
  }

  /** Takes a source that is no file yet. */
  JavaSources with(Path file, String text) {
    Path whole = file.toAbsolutePath().normalize();
    sources.put(whole.toString(), new Text(whole.toUri(), text));
    return this;
  }

  /**
   * Compiles all that was taken.
   *
   * @throws ProjectException if it does not compile, with each error's place and source line
   */
  Classes compile() {
    if (sources.isEmpty()) {
      return new Classes(Map.of(), classPath);
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw BadSources.noCompiler();
    }
    try (var files = ClassPath.opened(compiler, classPath)) {
      var problems = new DiagnosticCollector<JavaFileObject>();
      var memory = new Memory(files.manager());
      var options = List.of("-proc:none", "-Xlint:none", "-nowarn");
      if (!compiler.getTask(null, memory, problems, options, null, sources.values()).call()) {
        throw BadSources.doesNotCompile(errors(problems));
      }
      return new Classes(memory.classes(), classPath);
    } catch (IOException failure) {
      throw BadSources.notMade("the sources", failure);
    }
  }

  private static List<String> errors(DiagnosticCollector<JavaFileObject> problems) {
    return problems.getDiagnostics().stream()
        .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
        .map(JavaSources::line)
        .toList();
  }

  private static String line(Diagnostic<? extends JavaFileObject> problem) {
    JavaFileObject source = problem.getSource();
    String place =
        source == null ? "" : Path.of(source.toUri()).getFileName() + ":" + problem.getLineNumber();
    String message = problem.getMessage(Locale.ROOT).replace("\n", "\n          ");
    return "  %s  %s%s".formatted(place, message, quoted(problem));
  }

  private static String quoted(Diagnostic<? extends JavaFileObject> problem) {
    JavaFileObject source = problem.getSource();
    long number = problem.getLineNumber();
    if (!(source instanceof Text text) || number < 1) {
      return "";
    }
    return text.content
        .lines()
        .skip(number - 1)
        .findFirst()
        .map(line -> "\n          " + line.strip())
        .orElse("");
  }

  /** The classes that were compiled, and those on the class path. */
  static final class Classes {
    private final Set<String> names;
    private final ClassLoader loader;

    Classes(Map<String, byte[]> compiled, List<Path> classPath) {
      this.names = Set.copyOf(compiled.keySet());
      this.loader = new Loader(compiled, classPath.stream().map(Classes::url).toArray(URL[]::new));
    }

    private static URL url(Path path) {
      try {
        return path.toUri().toURL();
      } catch (MalformedURLException failure) {
        throw BadSources.notMade(path.toString(), failure);
      }
    }

    /** The names of the classes that were compiled, sorted. */
    List<String> names() {
      return names.stream().sorted().toList();
    }

    ClassLoader loader() {
      return loader;
    }

    /** The class, which is not initialized: only what is asked for may run. */
    Class<?> load(String name) throws ClassNotFoundException {
      return Class.forName(name, false, loader);
    }
  }

  private static final class Loader extends URLClassLoader {
    private final Map<String, byte[]> compiled;

    Loader(Map<String, byte[]> compiled, URL[] classPath) {
      super(classPath, JavaSources.class.getClassLoader());
      this.compiled = compiled;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = compiled.get(name);
      return bytes == null ? super.findClass(name) : defineClass(name, bytes, 0, bytes.length);
    }
  }

  private static final class Text extends SimpleJavaFileObject {
    private final String content;

    Text(URI uri, String content) {
      super(uri, Kind.SOURCE);
      this.content = content;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return content;
    }
  }

  private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> outputs = new LinkedHashMap<>();

    Memory(JavaFileManager standard) {
      super(standard);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("memory:///" + name), kind) {
        @Override
        public OutputStream openOutputStream() {
          var bytes = new ByteArrayOutputStream();
          outputs.put(name, bytes);
          return bytes;
        }
      };
    }

    Map<String, byte[]> classes() {
      var classes = new LinkedHashMap<String, byte[]>();
      outputs.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
      return classes;
    }
  }
}
