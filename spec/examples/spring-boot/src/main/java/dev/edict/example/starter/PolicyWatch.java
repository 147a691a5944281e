package dev.edict.example.starter;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;

/** Looks for changed policies now and then. */
final class PolicyWatch implements InitializingBean, DisposableBean {
  private final PolicyReload policies;
  private final Duration every;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "edict-policy-watch");
            thread.setDaemon(true);
            return thread;
          });

  PolicyWatch(PolicyReload policies, Duration every) {
    this.policies = policies;
    this.every = every;
  }

  @Override
  public void afterPropertiesSet() {
    long millis = every.toMillis();
    timer.scheduleWithFixedDelay(policies::reload, millis, millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void destroy() {
    timer.shutdownNow();
  }
}
