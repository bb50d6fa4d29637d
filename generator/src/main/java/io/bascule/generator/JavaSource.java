package io.bascule.generator;

import java.nio.file.Path;

/**
 * One Java source.
 *
 * @param packageName its package, or the empty string
 * @param className the simple name of its public class
 * @param text the whole source, with line feeds, ending with one
 */
public record JavaSource(String packageName, String className, String text) {
  /** {@code Orders.java}. */
  public String fileName() {
    return className + ".java";
  }

  /** Where it belongs in a folder of sources: {@code shop/model/Orders.java}. */
  public Path path() {
    Path folder = Path.of(packageName.replace('.', '/'));
    return packageName.isEmpty() ? Path.of(fileName()) : folder.resolve(fileName());
  }

  /** {@code shop.model.Orders}. */
  public String qualifiedName() {
    return packageName.isEmpty() ? className : packageName + "." + className;
  }
}
