package io.bascule.schema;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/** Prefix, table, columns; what is longer than PostgreSQL keeps is cut and told apart by a hash. */
final class StandardNaming implements Naming {
  /** The bytes of a name that PostgreSQL keeps (NAMEDATALEN - 1). */
  private static final int LONGEST = 63;

  @Override
  public String primaryKey(QualifiedName table, List<String> columns) {
    return shortened("pk_" + table.local());
  }

  @Override
  public String unique(QualifiedName table, List<String> columns) {
    return joined("uq_", table, columns);
  }

  @Override
  public String foreignKey(QualifiedName table, List<String> columns, QualifiedName target) {
    return joined("fk_", table, columns);
  }

  @Override
  public String check(QualifiedName table, List<String> columns) {
    return joined("ck_", table, columns);
  }

  @Override
  public String index(QualifiedName table, List<String> keys) {
    return joined("ix_", table, keys);
  }

  private static String joined(String prefix, QualifiedName table, List<String> parts) {
    String tail = parts.isEmpty() ? "" : "_" + String.join("_", parts);
    return shortened(prefix + table.local() + tail);
  }

  private static String shortened(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= LONGEST) {
      return name;
    }
    var hash = new CRC32();
    hash.update(bytes);
    String tail = "_%08x".formatted(hash.getValue());
    int keep = name.length();
    while (name.substring(0, keep).getBytes(StandardCharsets.UTF_8).length
        > LONGEST - tail.length()) {
      keep--;
    }
    return name.substring(0, keep) + tail;
  }
}
