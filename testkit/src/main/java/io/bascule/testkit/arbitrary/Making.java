package io.bascule.testkit.arbitrary;

import io.bascule.schema.EnumType;
import io.bascule.schema.Type;
import io.bascule.testkit.arbitrary.Features.Words;
import java.util.List;

/**
 * What all parts of a random schema are made with.
 *
 * @param features what may be used
 * @param enums the enum types that columns can have
 */
record Making(Features features, List<EnumType> enums) {
  Making {
    enums = List.copyOf(enums);
  }

  boolean has(Feature feature) {
    return features.has(feature);
  }

  boolean speaks(Words words) {
    return features.has(words);
  }

  /** Whether it is used where it may be used, in so many of a hundred cases. */
  boolean uses(Feature feature, Draw draw, int percent) {
    return has(feature) && draw.chance(feature.name(), percent);
  }

  List<String> labels(Type type) {
    return enums.stream()
        .filter(known -> known.id().equals(type.enumName()))
        .findFirst()
        .map(EnumType::labels)
        .orElse(List.of());
  }
}
