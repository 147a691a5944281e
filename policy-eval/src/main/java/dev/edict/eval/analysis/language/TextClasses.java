package dev.edict.eval.analysis.language;

import dev.edict.dsl.match.Ascii;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The classes into which patterns cut the non-empty texts. Each text that a pattern writes
 * literally is a class of its own; the others are found by a subset construction over the patterns
 * with wildcards, breadth first, so that each class is given by one of its shortest texts. Texts
 * written literally are kept out by walking a tree of them beside it.
 */
final class TextClasses {
  private static final Comparator<Integer> CAPITALS_LAST =
      Comparator.comparing((Integer c) -> c >= 'A' && c <= 'Z')
          .thenComparing(Comparator.naturalOrder());

  private final List<TextPattern> patterns;
  private final Alphabet alphabet;
  private final Budget budget;
  private final Partition.Builder<String> classes;
  private final Set<String> taken = new HashSet<>();
  private final List<Integer> wild = new ArrayList<>();
  private final int[] offsets;

  private TextClasses(List<TextPattern> patterns, Alphabet alphabet, Budget budget) {
    this.patterns = patterns;
    this.alphabet = alphabet;
    this.budget = budget;
    this.classes = new Partition.Builder<>(patterns.size());
    this.taken.addAll(alphabet.excluded());
    for (int i = 0; i < patterns.size(); i++) {
      if (patterns.get(i).isLiteral()) {
        taken.add(patterns.get(i).text());
      } else {
        wild.add(i);
      }
    }
    this.offsets = new int[wild.size() + 1];
    for (int w = 0; w < wild.size(); w++) {
      offsets[w + 1] = offsets[w] + patterns.get(wild.get(w)).length() + 1;
    }
  }

  /** Returns the classes of the non-empty texts, those that are written literally last. */
  static Partition<String> of(List<TextPattern> patterns, Alphabet alphabet, Budget budget) {
    TextClasses finder = new TextClasses(patterns, alphabet, budget);
    if (!finder.addWithoutSearch()) {
      finder.search();
    }
    finder.addLiterals();
    return finder.classes.build();
  }

  private void addLiterals() {
    Map<String, BitSet> literals = new LinkedHashMap<>();
    for (int i = 0; i < patterns.size(); i++) {
      TextPattern pattern = patterns.get(i);
      if (pattern.isLiteral() && !pattern.text().isEmpty()) {
        literals.computeIfAbsent(pattern.text(), text -> new BitSet()).set(i);
      }
    }
    literals.forEach(
        (text, members) -> {
          budget.spend(1 + wild.size());
          wild.stream().filter(i -> patterns.get(i).matches(text)).forEach(i -> members.set(i));
          classes.add(members, text);
        });
  }

  /** Adds the other classes where they are plain to see, and returns whether they were. */
  private boolean addWithoutSearch() {
    boolean any = wild.stream().allMatch(i -> patterns.get(i).isAny());
    if (!any) {
      return false;
    }
    BitSet members = new BitSet();
    wild.forEach(members::set);
    for (String word : alphabet.words()) {
      if (!taken.contains(word)) {
        classes.add(members, word);
        return true;
      }
    }
    return false;
  }

  private void search() {
    Node root = new Node(start(), LiteralTree.of(taken), null, 0);
    Deque<Node> open = new ArrayDeque<>(List.of(root));
    Set<List<Object>> seen = new HashSet<>();
    while (!open.isEmpty()) {
      Node node = open.remove();
      for (int c : characters(node)) {
        budget.spend(1 + node.positions.cardinality());
        Node next = new Node(step(node.positions, c), node.beside(c), node, c);
        if (seen.add(next.key())) {
          open.add(next);
          if (next.tree == null || !next.tree.isText()) {
            report(next);
          }
        }
      }
    }
  }

  private void report(Node node) {
    BitSet members = accepting(node.positions);
    if (classes.isNew(members)) {
      classes.add(members, readable(node.text(), members));
    }
  }

  /** Returns one of the alphabet's words in place of {@code text} where it is of its class. */
  private String readable(String text, BitSet members) {
    for (String word : alphabet.words()) {
      boolean same =
          !taken.contains(word)
              && wild.stream().allMatch(i -> patterns.get(i).matches(word) == members.get(i));
      if (same) {
        return word;
      }
    }
    return text;
  }

  private BitSet start() {
    BitSet positions = new BitSet(offsets[wild.size()]);
    for (int w = 0; w < wild.size(); w++) {
      enter(positions, w, 0);
    }
    return positions;
  }

  /** Sets a position and those behind the run that may stand there. */
  private void enter(BitSet positions, int w, int token) {
    TextPattern pattern = patterns.get(wild.get(w));
    positions.set(offsets[w] + token);
    if (token < pattern.length() && pattern.isRun(token)) {
      positions.set(offsets[w] + token + 1);
    }
  }

  private BitSet step(BitSet positions, int c) {
    BitSet next = new BitSet(offsets[wild.size()]);
    int w = 0;
    for (int p = positions.nextSetBit(0); p >= 0; p = positions.nextSetBit(p + 1)) {
      while (p >= offsets[w + 1]) {
        w++;
      }
      TextPattern pattern = patterns.get(wild.get(w));
      int token = p - offsets[w];
      if (token < pattern.length()) {
        if (pattern.isRun(token)) {
          enter(next, w, token);
        } else if (pattern.takes(token, c)) {
          enter(next, w, token + 1);
        }
      }
    }
    return next;
  }

  private BitSet accepting(BitSet positions) {
    BitSet members = new BitSet(patterns.size());
    for (int w = 0; w < wild.size(); w++) {
      if (positions.get(offsets[w + 1] - 1)) {
        members.set(wild.get(w));
      }
    }
    return members;
  }

  /** Returns one character of each kind that something in {@code node} tells apart. */
  private List<Integer> characters(Node node) {
    Set<Integer> named = new HashSet<>();
    int w = 0;
    for (int p = node.positions.nextSetBit(0); p >= 0; p = node.positions.nextSetBit(p + 1)) {
      while (p >= offsets[w + 1]) {
        w++;
      }
      TextPattern pattern = patterns.get(wild.get(w));
      int token = p - offsets[w];
      if (token < pattern.length() && pattern.character(token) >= 0) {
        named.add(pattern.character(token));
        if (pattern.ignoresCase() && pattern.character(token) < 0x80) {
          named.add((int) Ascii.toUpperCase((char) pattern.character(token)));
        }
      }
    }
    if (node.tree != null) {
      named.addAll(node.tree.characters());
    }
    List<Integer> characters = new ArrayList<>();
    int fresh = alphabet.fresh(named::contains);
    if (fresh >= 0) {
      characters.add(fresh);
    }
    named.stream().sorted(CAPITALS_LAST).forEach(characters::add);
    return characters;
  }

  /** A state that some text leads to. */
  private static final class Node {
    private final BitSet positions;
    private final @Nullable LiteralTree tree;
    private final @Nullable Node before;
    private final int character;

    Node(BitSet positions, @Nullable LiteralTree tree, @Nullable Node before, int character) {
      this.positions = positions;
      this.tree = tree;
      this.before = before;
      this.character = character;
    }

    @Nullable LiteralTree beside(int c) {
      return tree == null ? null : tree.after(c);
    }

    List<Object> key() {
      return tree == null ? List.of(positions) : List.of(positions, tree);
    }

    String text() {
      StringBuilder reversed = new StringBuilder();
      for (Node node = this; node != null && node.before != null; node = node.before) {
        reversed.append(new StringBuilder().appendCodePoint(node.character).reverse());
      }
      return reversed.reverse().toString();
    }
  }

  /** The tree of the texts that are classes of their own. */
  private static final class LiteralTree {
    private final Map<Integer, LiteralTree> children = new HashMap<>();
    private boolean text;

    static LiteralTree of(Set<String> texts) {
      LiteralTree root = new LiteralTree();
      for (String text : texts) {
        LiteralTree node = root;
        for (int c : text.codePoints().toArray()) {
          node = node.children.computeIfAbsent(c, key -> new LiteralTree());
        }
        node.text = true;
      }
      return root;
    }

    @Nullable LiteralTree after(int c) {
      return children.get(c);
    }

    boolean isText() {
      return text;
    }

    Set<Integer> characters() {
      return children.keySet();
    }
  }
}
