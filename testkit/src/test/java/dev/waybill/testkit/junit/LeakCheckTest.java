// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeakCheckTest {

  private final LeakCheck leaks = LeakCheck.begin().patience(Duration.ofMillis(50));
  private final CountDownLatch held = new CountDownLatch(1);

  @AfterEach
  void letGo() {
    held.countDown();
  }

  private void hold() {
    try {
      held.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static DataSource database() {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:");
    return database;
  }

  private static Connection openedHere(DataSource source) throws SQLException {
    return source.getConnection();
  }

  @Test
  void nothingOpenIsNoLeak() {
    assertThat(leaks.leaks()).isEmpty();
    leaks.check();
  }

  @Test
  void aConnectionThatIsNotClosedIsNamedWithWhereItWasOpened() throws SQLException {
    DataSource watched = leaks.watch("shop-db", database());
    openedHere(watched).close();
    assertThat(leaks.leaks()).isEmpty();

    try (Connection open = openedHere(watched)) {
      assertThat(open.isValid(1)).isTrue();
      assertThatThrownBy(leaks::check)
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("connection 2 of shop-db, opened by thread")
          .hasMessageContaining("LeakCheckTest.openedHere");
    }
    leaks.check();
  }

  @Test
  void aWatchedConnectionIsOneLikeAnyOther() throws SQLException {
    DataSource watched = leaks.watch("shop-db", database());
    try (Connection connection = watched.getConnection()) {
      assertThat(connection.equals(watched)).isFalse();
      assertThat(List.of(connection)).contains(connection);
      assertThat(connection.isWrapperFor(Connection.class)).isTrue();
      assertThatThrownBy(() -> connection.prepareStatement("no sql"))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void aThreadThatLivesOnIsNamedWithWhereItIs() {
    new Thread(this::hold, "left-behind").start();

    assertThatThrownBy(leaks::check).hasMessageContaining("thread \"left-behind\" (");
    leaks.ignoring("left-").check();
  }

  @Test
  void aThreadOfAWatchedFactoryIsNamedWithWhereItWasStarted() {
    LeakCheck beside = LeakCheck.besideOthers().patience(Duration.ofMillis(50));
    startedHere(beside);
    new Thread(this::hold, "of-another-test").start();

    assertThatThrownBy(beside::check)
        .hasMessageContaining("thread \"worker-1\"")
        .hasMessageContaining("LeakCheckTest.startedHere")
        .hasMessageNotContaining("of-another-test");
  }

  private void startedHere(LeakCheck check) {
    check.threads("worker").newThread(this::hold).start();
  }

  @Test
  void aThreadThatEndsInTimeIsNoLeak() {
    leaks.patience(Duration.ofSeconds(30));
    new Thread(this::hold, "soon-over").start();
    new Thread(held::countDown, "ends-it").start();

    leaks.check();
  }

  @Test
  void aThreadFromBeforeIsNoLeak() {
    new Thread(this::hold, "from-before").start();

    LeakCheck.begin().patience(Duration.ofMillis(50)).check();
  }

  @Test
  void anythingCountedMustBeNoughtInTheEnd() {
    AtomicInteger open = new AtomicInteger(2);
    leaks.watch("the pool", open::get);

    assertThatThrownBy(leaks::check).hasMessageContaining("the pool: 2 still open");
    open.set(0);
    leaks.check();
  }

  @Test
  void aBlockThatLeaksFailsAtItsEndAndAFailureInItIsKept() {
    assertThatThrownBy(
            () -> {
              try (LeakCheck block = LeakCheck.begin()) {
                block.watch("the pool", () -> 1);
                throw new IllegalStateException("own");
              }
            })
        .hasMessage("own")
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
  }
}
