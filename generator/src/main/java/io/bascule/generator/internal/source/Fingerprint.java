package io.bascule.generator.internal.source;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.Name;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.metamodel.PropertyMetaModel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a source means, in 64 hexadecimal digits.
 *
 * <p>The syntax tree is written out node by node and hashed. What is absent, empty or false is left
 * out, so that a later parser that knows more properties gives the same digits for old sources.
 * Layout and comments are not in the tree; what a formatter may change besides is evened out: the
 * order of imports, imports that nothing uses, parentheses, constants in pieces or in a text block.
 */
public final class Fingerprint {
  /** Properties that say where something stands, or what it looks like. */
  private static final Set<String> LOOKS = Set.of("comment", "imports");

  private final StringBuilder tree = new StringBuilder();

  private Fingerprint() {}

  /** The fingerprint of a source. */
  public static String of(CompilationUnit source) {
    var fingerprint = new Fingerprint();
    imports(source).forEach(fingerprint::line);
    fingerprint.node(source);
    return hash(fingerprint.tree.toString());
  }

  private static Set<String> imports(CompilationUnit source) {
    Set<String> used =
        source.getTypes().stream()
            .flatMap(type -> type.stream())
            .flatMap(node -> identifier(node).stream())
            .collect(Collectors.toSet());
    return source.getImports().stream()
        .filter(own -> own.isAsterisk() || used.contains(own.getName().getIdentifier()))
        .map(Fingerprint::text)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Optional<String> identifier(Node node) {
    if (node instanceof SimpleName name) {
      return Optional.of(name.getIdentifier());
    }
    // The first part of a qualified name is what an import could bring.
    return node instanceof Name name && name.getQualifier().isEmpty()
        ? Optional.of(name.getIdentifier())
        : Optional.empty();
  }

  private static String text(ImportDeclaration own) {
    return (own.isStatic() ? "import static " : "import ")
        + own.getNameAsString()
        + (own.isAsterisk() ? ".*" : "");
  }

  private void line(String text) {
    tree.append(text).append('\n');
  }

  private void node(Node node) {
    Optional<String> constant =
        node instanceof Expression expression ? Constants.text(expression) : Optional.empty();
    if (constant.isPresent()) {
      line("string " + constant.get().length() + " " + constant.get());
    } else if (node instanceof EnclosedExpr enclosed) {
      node(enclosed.getInner());
    } else {
      line(node.getMetaModel().getTypeName() + " (");
      properties(node).forEach(property -> property(property, property.getValue(node)));
      line(")");
    }
  }

  private static List<PropertyMetaModel> properties(Node node) {
    return node.getMetaModel().getAllPropertyMetaModels().stream()
        .filter(property -> !LOOKS.contains(property.getName()))
        .sorted(Comparator.comparing(PropertyMetaModel::getName))
        .toList();
  }

  private void property(PropertyMetaModel property, @Nullable Object value) {
    if (value instanceof Node child) {
      line(property.getName());
      node(child);
    } else if (value instanceof NodeList<?> children) {
      if (!children.isEmpty()) {
        line(property.getName());
        ordered(property, children).forEach(this::node);
      }
    } else if (value != null && !value.equals(false)) {
      line(property.getName() + " " + value);
    }
  }

  /** Modifiers mean the same in any order. */
  private static List<Node> ordered(PropertyMetaModel property, NodeList<?> children) {
    return property.getName().equals("modifiers")
        ? children.stream()
            .<Node>map(node -> node)
            .sorted(Comparator.comparing(Node::toString))
            .toList()
        : children.stream().<Node>map(node -> node).toList();
  }

  private static String hash(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
