package io.bascule.laws.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.dialect.Dialect.ColumnOrder;
import io.bascule.differ.Differ;
import io.bascule.operation.Operations;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import io.bascule.testkit.arbitrary.Feature;
import io.bascule.testkit.arbitrary.Features;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Folded changes lead where the long list leads, for all that the language can say. */
class FoldingProperties {
  private static final Differ DIFFER = Differ.portable(ColumnOrder.KEPT);

  /** A wanted constraint without a name takes any name that it finds. */
  private static final Features NAMED = Features.whole().without(Feature.UNNAMED);

  @Provide
  static Arbitrary<Lineage> lineages() {
    return Lineage.any(NAMED);
  }

  private static Operations diff(Schema before, Schema after) {
    return DIFFER.diff(before, after).operations();
  }

  private static Operations joined(List<Operations> parts) {
    Operations all = Operations.NONE;
    for (Operations part : parts) {
      all = all.then(part);
    }
    return all;
  }

  @Property
  void the_way_up_leads_to_the_same_schema(@ForAll("lineages") Lineage lineage) {
    assertSame(joined(lineage.changes(FoldingProperties::diff)), lineage.before());
  }

  @Property
  void the_way_down_leads_to_the_same_schema(@ForAll("lineages") Lineage lineage) {
    Operations up = joined(lineage.changes(FoldingProperties::diff));
    assertSame(up.inverse(), lineage.after());
  }

  @Property
  void what_is_there_and_back_is_little(@ForAll("lineages") Lineage lineage) {
    Operations up = joined(lineage.changes(FoldingProperties::diff));
    assertSame(up.then(up.inverse()), lineage.before());
  }

  private static void assertSame(Operations whole, Schema start) {
    Operations folded = whole.folded();
    Statistics.label("folded")
        .collect(folded.list().size() < whole.list().size() ? "fewer" : "as many");
    Schema expected = whole.applyTo(start);
    Schema actual = folded.applyTo(start);
    assertEquals(expected, actual, () -> shown(whole, folded));
    assertEquals(columns(expected), columns(actual), () -> shown(whole, folded));
    assertTrue(folded.list().size() <= whole.list().size());
    assertEquals(folded, folded.folded(), "what is folded stays as it is");
  }

  private static String shown(Operations whole, Operations folded) {
    return lines(whole) + "\n -- folded --\n" + lines(folded) + "\n";
  }

  private static String lines(Operations operations) {
    return operations.stream()
        .map(operation -> operation.describe() + "      " + operation)
        .collect(Collectors.joining("\n"));
  }

  private static List<String> columns(Schema schema) {
    return schema.tables().stream()
        .map((Table table) -> table.id() + " " + table.columns().names())
        .sorted()
        .toList();
  }
}
