package io.bascule.laws.errors;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The codes in the sources: whatever is handed to a parameter {@code String code}. That must be a
 * literal, or another's code, so that none is overlooked.
 */
final class Codes {
  private static final Path ROOT = Path.of(System.getProperty("bascule.root", ".."));
  private static final List<String> ROOMS =
      List.of("dsl", "dialect", "differ", "generator", "runner", "cli");
  private static final String CODE = "code";
  private static final String MADE = "<init>";

  /** Those of all rooms; read once, because that parses all sources. */
  static final Codes ALL = read();

  /** A method or constructor that takes a code; a constructor is called by {@link #MADE}. */
  private record Taker(String owner, String name, int parameters, int place) {}

  private final List<CompilationUnit> units = new ArrayList<>();
  private final List<Taker> takers = new ArrayList<>();
  private final Map<String, Set<String>> rooms = new TreeMap<>();
  private final Set<String> strange = new TreeSet<>();

  private Codes() {}

  private static Codes read() {
    var codes = new Codes();
    ROOMS.forEach(codes::parse);
    codes.units.forEach(codes::takers);
    codes.units.forEach(codes::calls);
    return codes;
  }

  /** Each code with the rooms that use it. */
  Map<String, Set<String>> rooms() {
    return rooms;
  }

  /** The places that hand over a code of which nobody knows what it is. */
  Set<String> strange() {
    return strange;
  }

  /** The families of errors: the public classes of exceptions that leave their room. */
  Set<String> families() {
    var names = new TreeSet<String>();
    for (CompilationUnit unit : units) {
      for (var type : unit.findAll(ClassOrInterfaceDeclaration.class)) {
        boolean inner = packageOf(unit).contains(".internal");
        if (type.isPublic()
            && !inner
            && type.getExtendedTypes().stream()
                .anyMatch(t -> t.getNameAsString().endsWith("Exception"))) {
          names.add(packageOf(unit) + "." + type.getNameAsString());
        }
      }
    }
    return names;
  }

  private static String packageOf(CompilationUnit unit) {
    return unit.getPackageDeclaration().orElseThrow().getNameAsString();
  }

  private void parse(String room) {
    var parser =
        new JavaParser(
            new ParserConfiguration()
                .setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_17)
                .setAttributeComments(false));
    try (Stream<Path> files = Files.walk(ROOT.resolve(room + "/src/main/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        if (!file.endsWith("module-info.java")) {
          units.add(parser.parse(file).getResult().orElseThrow());
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void takers(CompilationUnit unit) {
    unit.findAll(MethodDeclaration.class).forEach(m -> taker(m, m.getNameAsString()));
    unit.findAll(ConstructorDeclaration.class).forEach(c -> taker(c, MADE));
    unit.findAll(RecordDeclaration.class)
        .forEach(r -> taker(r.getNameAsString(), MADE, r.getParameters()));
  }

  private void taker(CallableDeclaration<?> callable, String name) {
    taker(owner(callable), name, callable.getParameters());
  }

  private void taker(String owner, String name, NodeList<Parameter> parameters) {
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      if (parameter.getNameAsString().equals(CODE)
          && parameter.getType().asString().equals("String")) {
        takers.add(new Taker(owner, name, parameters.size(), i));
      }
    }
  }

  private static String owner(Node node) {
    Optional<Node> type = around(node, one -> one instanceof TypeDeclaration<?>);
    return type.map(one -> ((TypeDeclaration<?>) one).getNameAsString()).orElse("");
  }

  /** The nearest of what stands around a node, or nothing. */
  private static Optional<Node> around(Node node, Predicate<Node> wanted) {
    Optional<Node> one = node.getParentNode();
    while (one.isPresent() && !wanted.test(one.get())) {
      one = one.get().getParentNode();
    }
    return one;
  }

  private void calls(CompilationUnit unit) {
    unit.findAll(MethodCallExpr.class)
        .forEach(
            call ->
                told(
                    call.getScope().map(Codes::last).orElseGet(() -> owner(call)),
                    call.getNameAsString(),
                    call.getArguments()));
    unit.findAll(ObjectCreationExpr.class)
        .forEach(made -> told(made.getType().getNameAsString(), MADE, made.getArguments()));
    unit.findAll(EnumConstantDeclaration.class)
        .forEach(constant -> told(owner(constant), MADE, constant.getArguments()));
    unit.findAll(ExplicitConstructorInvocationStmt.class)
        .forEach(
            other ->
                told(other.isThis() ? owner(other) : parent(other), MADE, other.getArguments()));
  }

  private static String parent(Node node) {
    return around(node, one -> one instanceof ClassOrInterfaceDeclaration)
        .flatMap(type -> ((ClassOrInterfaceDeclaration) type).getExtendedTypes().getFirst())
        .map(type -> type.getNameAsString())
        .orElse("");
  }

  private static String last(Expression scope) {
    String text = scope.toString();
    return text.substring(text.lastIndexOf('.') + 1);
  }

  private void told(String owner, String name, NodeList<Expression> arguments) {
    Optional<Taker> taker =
        takers.stream()
            .filter(t -> t.owner().equals(owner) && t.name().equals(name))
            .filter(t -> t.parameters() == arguments.size())
            .findFirst();
    taker.ifPresent(t -> code(arguments.get(t.place())));
  }

  private void code(Expression told) {
    if (told instanceof StringLiteralExpr literal) {
      rooms.computeIfAbsent(literal.asString(), code -> new TreeSet<>()).add(room(told));
    } else if (told instanceof ConditionalExpr either) {
      code(either.getThenExpr());
      code(either.getElseExpr());
    } else if (told instanceof MethodCallExpr call && call.getNameAsString().equals(CODE)) {
      chosen(call);
    } else if (!(told instanceof NameExpr name && isHandedOn(name))) {
      strange.add(owner(told) + ": " + told);
    }
  }

  /** Whether a name is the parameter of a method that takes a code itself, or was one before. */
  private boolean isHandedOn(NameExpr name) {
    if (!name.getNameAsString().equals(CODE)) {
      return false;
    }
    var around =
        (CallableDeclaration<?>)
            around(name, one -> one instanceof CallableDeclaration<?>).orElseThrow();
    List<VariableDeclarator> local =
        around.findAll(VariableDeclarator.class, v -> v.getNameAsString().equals(CODE));
    local.forEach(variable -> variable.getInitializer().ifPresent(this::code));
    return local.stream().anyMatch(variable -> variable.getInitializer().isPresent())
        || around.getParameterByName(CODE).isPresent();
  }

  /** The literals that a method of the same class returns; without arguments it is a getter. */
  private void chosen(MethodCallExpr call) {
    if (!call.getArguments().isEmpty()) {
      Node type = around(call, one -> one instanceof TypeDeclaration<?>).orElseThrow();
      for (MethodDeclaration method : ((TypeDeclaration<?>) type).getMethodsByName(CODE)) {
        method.findAll(ReturnStmt.class).forEach(end -> code(end.getExpression().orElseThrow()));
      }
    }
  }

  private static String room(Node node) {
    return packageOf(node.findCompilationUnit().orElseThrow()).split("\\.")[2];
  }
}
