package io.bascule.differ;

import io.bascule.operation.Operation;
import io.bascule.operation.Operations;
import io.bascule.schema.QualifiedName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The changes as nodes, with an edge from each to those that must come after it. The order it gives
 * depends on nothing but the nodes' ranks, the order in which they were put in, and the edges.
 */
final class Graph {
  private static final class Node {
    final Operation operation;
    final Rank rank;
    final int number;
    final List<Node> followers = new ArrayList<>();
    int waitsFor;

    Node(Operation operation, Rank rank, int number) {
      this.operation = operation;
      this.rank = rank;
      this.number = number;
    }

    Rank rank() {
      return rank;
    }

    int number() {
      return number;
    }
  }

  private final IdentityHashMap<Operation, Node> nodes = new IdentityHashMap<>();
  private final List<Node> inOrder = new ArrayList<>();
  private int added;

  void add(Operation operation, Rank rank) {
    var node = new Node(operation, rank, added++);
    inOrder.add(node);
    nodes.put(operation, node);
  }

  /** Takes back a change that nothing waits for, because another one does its work. */
  void remove(Operation operation) {
    Node node = nodes.remove(operation);
    if (node == null) {
      throw new IllegalArgumentException("not in the graph: " + operation);
    }
    inOrder.remove(node);
  }

  /** Demands that one change is made before another; both must have been added. */
  void before(Operation first, Operation second) {
    Node earlier = nodes.get(first);
    Node later = nodes.get(second);
    if (earlier == null || later == null) {
      throw new IllegalArgumentException("not in the graph: " + first + ", " + second);
    }
    earlier.followers.add(later);
    later.waitsFor++;
  }

  /** Whether a change of that table was added. */
  boolean changes(QualifiedName table) {
    return inOrder.stream().anyMatch(node -> table.equals(node.operation.table()));
  }

  /** The changes in the order in which they were added. */
  List<Operation> operations() {
    return inOrder.stream().map(node -> node.operation).toList();
  }

  /**
   * The changes so that every edge is kept and, among those that are free, the lowest rank leads.
   */
  Operations ordered() {
    var free =
        new PriorityQueue<Node>(Comparator.comparing(Node::rank).thenComparing(Node::number));
    inOrder.stream().filter(node -> node.waitsFor == 0).forEach(free::add);
    var ordered = new ArrayList<Operation>();
    while (!free.isEmpty()) {
      Node next = free.remove();
      ordered.add(next.operation);
      for (Node follower : next.followers) {
        if (--follower.waitsFor == 0) {
          free.add(follower);
        }
      }
    }
    if (ordered.size() < inOrder.size()) {
      throw new IllegalStateException("the changes wait for each other in a circle");
    }
    return new Operations(ordered);
  }
}
