package io.bascule.revision;

import java.util.List;

/**
 * Two changes of two branches of which one does not leave the other as it was.
 *
 * @param one a change of the one branch
 * @param other a change of the other
 * @param why what they have to do with each other, as a clause: {@code both change column
 *     users.name}
 * @param orders what becomes of them in each order, where that is known
 */
public record MergeConflict(Deed one, Deed other, String why, List<String> orders) {
  public MergeConflict {
    orders = List.copyOf(orders);
  }

  /** One that is known by itself. */
  static MergeConflict of(Deed one, Deed other, String why) {
    return new MergeConflict(one, other, why, List.of());
  }

  /** Adds what people should know of it. */
  void tell(Refusal refusal) {
    refusal.facts("changes", List.of(one.row(), other.row())).fact("why", why);
    refusal.facts("orders", orders.stream().map(List::of).toList());
  }
}
