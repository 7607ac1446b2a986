// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import dev.waybill.testkit.recording.Recording.Ending;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks on the executor it stands before, each knowing the step it belongs to, and sees how
 * whoever waits for them fares. In a replay a task runs at once on the thread that submits it, and
 * the wait ends as it did then. Safe for use by many threads.
 */
final class TappedExecutor extends AbstractExecutorService {

  private final ExecutorService live;
  private final Tap tap;

  TappedExecutor(ExecutorService live, Tap tap) {
    this.live = live;
    this.tap = tap;
  }

  @Override
  public void execute(Runnable command) {
    Player player = tap.player();
    if (player == null) {
      try {
        live.execute(command);
      } catch (RejectedExecutionException e) {
        if (command instanceof Task<?> task) {
          task.seal(Ending.REJECTED);
        }
        throw e;
      }
    } else if (command instanceof Task<?> task) {
      task.again(player);
    } else {
      command.run();
    }
  }

  @Override
  protected <T> RunnableFuture<T> newTaskFor(Callable<T> callable) {
    return new Task<>(callable, tap);
  }

  @Override
  protected <T> RunnableFuture<T> newTaskFor(Runnable runnable, T value) {
    return new Task<>(
        () -> {
          runnable.run();
          return value;
        },
        tap);
  }

  @Override
  public void shutdown() {
    live.shutdown();
  }

  @Override
  public List<Runnable> shutdownNow() {
    return live.shutdownNow();
  }

  @Override
  public boolean isShutdown() {
    return live.isShutdown();
  }

  @Override
  public boolean isTerminated() {
    return live.isTerminated();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return live.awaitTermination(timeout, unit);
  }

  private static final class Task<T> extends FutureTask<T> {
    private final Tap tap;
    private final Scope.@Nullable Log log;
    private @Nullable Ending scripted;

    private Task(Callable<T> callable, Tap tap) {
      super(callable);
      this.tap = tap;
      Scope.Log starter = tap.log();
      this.log = starter == null ? null : starter.scope().next();
    }

    @Override
    public void run() {
      Scope.Log before = tap.log();
      tap.log(log);
      try {
        super.run();
      } finally {
        tap.log(before);
      }
    }

    private void again(Player player) {
      scripted = log == null ? null : player.ended(log.index());
      if (scripted == Ending.REJECTED) {
        seal(Ending.REJECTED);
        throw new RejectedExecutionException("as it was recorded");
      }
      if (scripted != Ending.TIMED_OUT) {
        run();
      }
    }

    private void seal(Ending ending) {
      if (log != null) {
        log.seal(ending);
      }
    }

    @Override
    public T get(long timeout, TimeUnit unit)
        throws InterruptedException, ExecutionException, TimeoutException {
      try {
        return waited(timeout, unit);
      } catch (TimeoutException e) {
        seal(Ending.TIMED_OUT);
        throw e;
      } catch (InterruptedException e) {
        seal(Ending.INTERRUPTED);
        throw e;
      }
    }

    private T waited(long timeout, TimeUnit unit)
        throws InterruptedException, ExecutionException, TimeoutException {
      if (scripted == Ending.INTERRUPTED) {
        throw new InterruptedException("as it was recorded");
      }
      if (scripted == Ending.TIMED_OUT) {
        throw new TimeoutException("as it was recorded");
      }
      try {
        return super.get(timeout, unit);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof NoAnswerException) {
          throw new TimeoutException("as it was recorded");
        }
        throw e;
      }
    }
  }
}
