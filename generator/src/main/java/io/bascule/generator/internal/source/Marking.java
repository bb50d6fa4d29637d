package io.bascule.generator.internal.source;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MemberValuePair;
import com.github.javaparser.ast.expr.NormalAnnotationExpr;
import io.bascule.generator.internal.code.Words;
import io.bascule.revision.Place;
import io.bascule.revision.Revision;
import io.bascule.revision.RevisionInfo;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The annotation by which a class says which revision it is. */
public final class Marking {
  private final String className;
  private final NormalAnnotationExpr annotation;

  private Marking(String className, NormalAnnotationExpr annotation) {
    this.className = className;
    this.annotation = annotation;
  }

  /**
   * The marking of a source that is known to have one.
   *
   * @throws Unreadable if it has none, or a wrong one
   */
  public static Marking of(CompilationUnit source) {
    return find(source).orElseThrow(() -> new Unreadable(1, "it has no @RevisionInfo"));
  }

  /**
   * The marking of the source's class; nothing if no class of it is a revision.
   *
   * @throws Unreadable if a revision is marked twice, wrongly, or not at all
   */
  public static Optional<Marking> find(CompilationUnit source) {
    var marked = source.getTypes().stream().filter(Marking::isRevision).toList();
    if (marked.isEmpty()) {
      return Optional.empty();
    }
    if (marked.size() > 1) {
      throw new Unreadable(marked.get(1), "it has two classes that are revisions");
    }
    return Optional.of(of(marked.get(0)));
  }

  private static boolean isRevision(TypeDeclaration<?> type) {
    boolean implementing =
        type instanceof ClassOrInterfaceDeclaration declared
            && !declared.isAbstract()
            && declared.getImplementedTypes().stream()
                .anyMatch(name -> name.getNameAsString().equals(Revision.class.getSimpleName()));
    return implementing || !annotations(type).isEmpty();
  }

  private static List<AnnotationExpr> annotations(TypeDeclaration<?> type) {
    return type.getAnnotations().stream()
        .filter(own -> own.getName().getIdentifier().equals(RevisionInfo.class.getSimpleName()))
        .toList();
  }

  private static Marking of(TypeDeclaration<?> type) {
    List<AnnotationExpr> annotations = annotations(type);
    if (annotations.isEmpty()) {
      throw new Unreadable(type.getName(), "its class has no @RevisionInfo");
    }
    if (annotations.size() > 1) {
      throw new Unreadable(annotations.get(1), "its class has two @RevisionInfo");
    }
    if (annotations.get(0) instanceof NormalAnnotationExpr annotation
        && element(annotation, "id").isPresent()) {
      return new Marking(type.getNameAsString(), annotation);
    }
    throw new Unreadable(annotations.get(0), "its @RevisionInfo has no id");
  }

  /** The simple name of the class. */
  public String className() {
    return className;
  }

  /** The revision's id. */
  public String id() {
    return text("id");
  }

  /** What it does, or the empty string. */
  public String message() {
    return text("message");
  }

  /** When it was written, or the empty string. */
  public String created() {
    return text("created");
  }

  /** Where it stands among the others. */
  public Place place() {
    return new Place(texts("after"), texts("dependsOn"), texts("labels"), texts("replaces"));
  }

  private List<String> texts(String name) {
    Optional<Expression> value = element(annotation, name).map(MemberValuePair::getValue);
    if (value.isPresent() && value.get() instanceof ArrayInitializerExpr array) {
      return array.getValues().stream().map(Marking::constant).toList();
    }
    return value.map(Marking::constant).stream().toList();
  }

  /** The text with another element {@code after}, and nothing else changed in it. */
  public String withAfter(String text, List<String> after) {
    var lines = new Lines(text);
    Optional<MemberValuePair> present = element(annotation, "after");
    if (present.isPresent()) {
      Node place = after.isEmpty() ? present.get() : present.get().getValue();
      return after.isEmpty() ? lines.withoutElement(place) : lines.replaced(place, written(after));
    }
    Node id = element(annotation, "id").orElseThrow();
    return after.isEmpty() ? text : lines.insertedAfter(id, "after = " + written(after));
  }

  private static String written(List<String> after) {
    String ids = after.stream().map(Words::quoted).collect(Collectors.joining(", "));
    return after.size() == 1 ? ids : "{" + ids + "}";
  }

  private static Optional<MemberValuePair> element(NormalAnnotationExpr annotation, String name) {
    return annotation.getPairs().stream()
        .filter(pair -> pair.getNameAsString().equals(name))
        .findFirst();
  }

  private String text(String name) {
    return element(annotation, name).map(pair -> constant(pair.getValue())).orElse("");
  }

  private static String constant(Expression value) {
    return Constants.text(value)
        .orElseThrow(
            () ->
                new Unreadable(
                    value, "its @RevisionInfo holds " + value + ", which is no constant text"));
  }
}
