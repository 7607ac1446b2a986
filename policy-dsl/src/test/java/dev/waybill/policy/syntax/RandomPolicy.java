// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.syntax;

import dev.waybill.policy.source.Source;
import dev.waybill.policy.source.Span;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes trees of every shape the grammar has. The spans mean nothing. */
final class RandomPolicy {
  private static final Source NOWHERE = new Source("random", "");
  private static final Span AT = new Span(NOWHERE, 0, 0);
  private static final List<String> NAMES =
      List.of(
          "order",
          "customer",
          "refund",
          "a",
          "total",
          "count",
          "lesser",
          "state",
          "items",
          "x1",
          "_y",
          "history",
          "rule",
          "test",
          "month",
          "day",
          "last",
          "yes",
          "no",
          "any",
          "Table");

  private final Random random;

  RandomPolicy(long seed) {
    random = new Random(seed);
  }

  PolicyFile file() {
    return new PolicyFile(NOWHERE, text(), some(0, 4, this::header), some(0, 6, this::item));
  }

  private boolean coin() {
    return random.nextBoolean();
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private <T> List<T> some(int least, int most, Supplier<T> maker) {
    List<T> list = new ArrayList<>();
    for (int n = least + random.nextInt(most - least + 1); n > 0; n--) {
      list.add(maker.get());
    }
    return list;
  }

  private Text text() {
    return new Text(pick(List.of("", "a", "two words", "{order.id}, it's “x” # y", "é字😀")), AT);
  }

  private Word word() {
    return new Word(pick(NAMES), AT);
  }

  private Path path() {
    return new Path(some(1, 3, () -> pick(NAMES)), AT);
  }

  private Header header() {
    return switch (random.nextInt(6)) {
      case 0 -> new Header.Version(text(), AT);
      case 1 -> new Header.InCurrency(new Word("USD", AT), AT);
      case 2 -> new Header.TimeZone(text(), AT);
      case 3 -> new Header.Uses(some(1, 3, this::text), AT);
      case 4 -> new Header.Include(text(), coin(), AT);
      default -> new Header.InEffect(effective());
    };
  }

  private LocalDate date() {
    return LocalDate.of(1990 + random.nextInt(80), 1 + random.nextInt(12), 1 + random.nextInt(28));
  }

  private Effective effective() {
    int which = random.nextInt(3);
    return new Effective(which == 0 ? null : date(), which == 1 ? null : date(), AT);
  }

  private Item item() {
    return switch (random.nextInt(8)) {
      case 0 -> new Item.Setting(word(), expr(3), coin() ? null : effective(), AT);
      case 1 -> table();
      case 2 -> new Item.Term(word(), cond(3), AT);
      case 3 -> trust();
      case 4 ->
          new Item.Accept(
              some(1, 3, this::path), coin() ? null : actions(), some(1, 3, this::origin), AT);
      case 5 -> new Item.Test(text(), some(0, 5, this::step), AT);
      default -> new Item.Rule(text(), effect(), some(0, 4, this::clause), AT);
    };
  }

  private Item table() {
    return new Item.Table(
        word(),
        some(1, 3, this::path),
        some(1, 4, () -> new Item.Row(some(1, 3, this::cell), expr(2), AT)),
        AT);
  }

  private Item.Cell cell() {
    return switch (random.nextInt(4)) {
      case 0 -> new Item.Cell(true, "otherwise", AT);
      case 1 -> new Item.Cell(false, pick(List.of("otherwise", "two words", "", "rule", "3")), AT);
      default -> new Item.Cell(false, pick(NAMES), AT);
    };
  }

  private Item trust() {
    List<Origin> origins = new ArrayList<>(some(0, 2, this::origin));
    origins.add(new Origin(coin(), word(), false, AT));
    return new Item.Trust(some(1, 3, this::path), origins, coin() ? null : length(), coin(), AT);
  }

  private Origin origin() {
    return new Origin(coin(), word(), coin(), AT);
  }

  private Actions actions() {
    return coin()
        ? new Actions(false, some(1, 3, this::word), AT)
        : new Actions(true, some(0, 2, this::word), AT);
  }

  private RuleEffect effect() {
    return switch (random.nextInt(6)) {
      case 0 ->
          new RuleEffect.RequireConfirmation(
              actions(), some(0, 2, this::path), coin() ? null : text(), AT);
      case 1 -> new RuleEffect.RequireApproval(word(), actions(), coin() ? null : length(), AT);
      case 2 -> new RuleEffect.RequireIdentity(word(), actions(), AT);
      case 3 -> new RuleEffect.Cap(path(), expr(3), actions(), otherwise(), AT);
      case 4 ->
          new RuleEffect.Limit(
              coin() ? null : path(),
              coin(),
              actions(),
              expr(2),
              word(),
              coin() ? null : length(),
              otherwise(),
              AT);
      default -> new RuleEffect.Plain(pick(List.of(RuleEffect.Kind.values())), actions(), AT);
    };
  }

  private RuleEffect.@Nullable Otherwise otherwise() {
    return switch (random.nextInt(3)) {
      case 0 -> null;
      case 1 -> new RuleEffect.Otherwise(null, AT);
      default -> new RuleEffect.Otherwise(word(), AT);
    };
  }

  private Clause clause() {
    return switch (random.nextInt(7)) {
      case 0 -> new Clause.Because(text(), AT);
      case 1 -> new Clause.Tell(coin(), coin(), text(), AT);
      case 2 -> new Clause.Suggest(actions(), AT);
      case 3 -> new Clause.InEffect(effective());
      default -> new Clause.When(coin(), cond(4), AT);
    };
  }

  private TestStep step() {
    return switch (random.nextInt(9)) {
      case 0 -> new TestStep.On(date(), AT);
      case 1 -> new TestStep.Given(word(), null, null, null, AT);
      case 2 -> new TestStep.Given(word(), fields(), null, null, AT);
      case 3 -> new TestStep.Given(word(), fields(), origin(), coin() ? null : days(), AT);
      case 4 ->
          new TestStep.History(
              word(), random.nextInt(9), days(), coin() ? null : word(), fields(), AT);
      case 5 -> new TestStep.Ask(word(), fields(), AT);
      case 6 -> new TestStep.ExpectTold(coin(), text(), AT);
      case 7 ->
          coin() ? new TestStep.ExpectCap(expr(2), AT) : new TestStep.ExpectSuggest(actions(), AT);
      default -> outcome();
    };
  }

  private TestStep outcome() {
    TestStep.Outcome outcome = pick(List.of(TestStep.Outcome.values()));
    Text by = outcome == TestStep.Outcome.DENY && coin() ? text() : null;
    boolean forElement =
        by == null
            && coin()
            && (outcome == TestStep.Outcome.DENY || outcome == TestStep.Outcome.ALLOW);
    Word element = forElement ? (coin() ? word() : new Word("2", AT)) : null;
    boolean named = outcome == TestStep.Outcome.APPROVAL || outcome == TestStep.Outcome.IDENTITY;
    List<Path> paths =
        switch (outcome) {
          case NEED -> some(1, 2, this::path);
          case CONFIRMATION -> some(0, 2, this::path);
          default -> List.of();
        };
    return new TestStep.ExpectOutcome(outcome, by, element, named ? word() : null, paths, AT);
  }

  private List<TestStep.Field> fields() {
    return some(
        0,
        3,
        () -> new TestStep.Field(path(), some(0, 3, this::literal), coin() ? null : origin(), AT));
  }

  private BigDecimal number() {
    return BigDecimal.valueOf(random.nextInt(3_000_000), random.nextInt(4));
  }

  private Expr.LengthLiteral days() {
    return new Expr.LengthLiteral(number(), pick(List.of(Unit.values())), AT);
  }

  private Expr length() {
    return coin() ? days() : new Expr.Reference(path());
  }

  private Expr.Literal literal() {
    return switch (random.nextInt(7)) {
      case 0 -> new Expr.MoneyLiteral(pick(List.of("USD", "EUR", "GBP")), number(), AT);
      case 1 -> new Expr.NumberLiteral(number(), AT);
      case 2 -> days();
      case 3 -> percent();
      case 4 -> new Expr.DateLiteral(date(), AT);
      case 5 -> new Expr.TextLiteral(text().value(), AT);
      default -> new Expr.NameLiteral(pick(NAMES), AT);
    };
  }

  private Expr.PercentLiteral percent() {
    return new Expr.PercentLiteral(number(), AT);
  }

  private Expr expr(int depth) {
    int kind = random.nextInt(depth > 0 ? 12 : 5);
    return switch (kind) {
      case 0, 1 -> valueOrPath();
      case 2, 3 -> new Expr.Reference(path());
      case 4 -> new Expr.WithDefault(path(), literal(), AT);
      case 5 -> new Expr.PercentOf(percent(), expr(depth - 1), AT);
      case 6, 7, 8 ->
          new Expr.Arithmetic(
              expr(depth - 1), pick(List.of(Expr.Operator.values())), expr(depth - 1), AT);
      case 9 -> new Expr.Choice(coin(), expr(depth - 1), expr(depth - 1), AT);
      case 10 -> new Expr.Total(expr(depth - 1), word(), path(), AT);
      default ->
          coin()
              ? new Expr.CountIn(word(), path(), coin() ? null : cond(depth - 1), AT)
              : new Expr.CountPer(word(), word(), length(), AT);
    };
  }

  /** A bare name is a reference here, never a value. */
  private Expr valueOrPath() {
    Expr.Literal literal = literal();
    return literal instanceof Expr.NameLiteral ? new Expr.Reference(path()) : literal;
  }

  private Cond cond(int depth) {
    return switch (random.nextInt(depth > 0 ? 9 : 4)) {
      case 0 -> new Cond.Bare(expr(1));
      case 1, 2, 3 -> new Cond.Compare(expr(2), predicate(), AT);
      case 4, 5 -> new Cond.All(some(2, 3, () -> cond(depth - 1)), AT);
      case 6 -> new Cond.Any(some(2, 3, () -> cond(depth - 1)), AT);
      case 7 -> new Cond.Not(cond(depth - 1), AT);
      default ->
          new Cond.Quantified(
              pick(List.of(Cond.Quantity.values())), word(), path(), cond(depth - 1), AT);
    };
  }

  private Predicate predicate() {
    return switch (random.nextInt(11)) {
      case 0 -> new Predicate.Presence(coin(), AT);
      case 1 -> new Predicate.NoOlderThan(length(), AT);
      case 2 -> new Predicate.WithinLast(length(), AT);
      case 3 -> new Predicate.WithinList(path(), AT);
      case 4 -> new Predicate.Between(expr(1), expr(1), AT);
      case 5 -> new Predicate.InTime(pick(List.of(Predicate.Order.values())), expr(1), AT);
      case 6 -> new Predicate.OneOf(coin(), some(1, 3, this::literal), AT);
      case 7 -> sized();
      case 8 -> new Predicate.Same(coin(), expr(2), AT);
      case 9 -> coin() ? new Predicate.Includes(expr(1), AT) : new Predicate.Matches(expr(1), AT);
      default -> new Predicate.ComesFrom(some(1, 3, this::origin), AT);
    };
  }

  private Predicate sized() {
    Expr other = expr(2);
    boolean ago = coin() && !(other instanceof Expr.NumberLiteral);
    return new Predicate.Sized(coin(), pick(List.of(Predicate.Relation.values())), other, ago, AT);
  }
}
