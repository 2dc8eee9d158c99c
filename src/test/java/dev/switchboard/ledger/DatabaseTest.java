package dev.switchboard.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.database.FreshDatabase;
import dev.switchboard.database.OnBothDatabases;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

class DatabaseTest {
    private static final int DEADLINE_SECONDS = 60;

    /** What H2 has of several when it is killed may be parts of each. */
    @OnBothDatabases
    void onlyPostgresqlIsWorkedWithByManyAtOnce(FreshDatabase fresh) throws Exception {
        Database database = new Database(fresh.source());
        boolean manyAtOnce = fresh.toString().equals("PostgreSQL");
        CountDownLatch both = new CountDownLatch(2);
        AtomicInteger now = new AtomicInteger();

        List<CompletableFuture<Integer>> works = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> database.inTransaction(connection -> {
                            int together = now.incrementAndGet();
                            both.countDown();
                            if (manyAtOnce) {
                                await(both);
                            }
                            now.decrementAndGet();
                            return together;
                        })))
                .limit(2)
                .toList();

        for (CompletableFuture<Integer> work : works) {
            assertThat(work.get(DEADLINE_SECONDS, TimeUnit.SECONDS)).isLessThanOrEqualTo(manyAtOnce ? 2 : 1);
        }
    }

    private static void await(CountDownLatch both) {
        try {
            assertThat(both.await(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
