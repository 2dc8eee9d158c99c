package dev.switchboard.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.database.FreshDatabase;
import dev.switchboard.database.OnBothDatabases;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

class SecretTableTest {
    private static final int NODES = 8;

    @OnBothDatabases
    void theFirstOneIsKept(FreshDatabase database) {
        SecretTable table = new SecretTable(new Database(database.source()));

        assertThat(table.keep("callback", "first", 1)).isEqualTo("first");
        assertThat(table.keep("callback", "second", 2)).isEqualTo("first");
        assertThat(table.keep("another", "second", 3)).isEqualTo("second");
    }

    @OnBothDatabases
    void nodesThatStartTogetherKeepTheSame(FreshDatabase database) {
        SecretTable table = new SecretTable(new Database(database.source()));
        CyclicBarrier together = new CyclicBarrier(NODES);
        ExecutorService nodes = Executors.newFixedThreadPool(NODES);
        try {
            List<CompletableFuture<String>> kept = IntStream.range(0, NODES)
                    .mapToObj(node -> CompletableFuture.supplyAsync(() -> keep(table, together, "of " + node), nodes))
                    .toList();

            assertThat(kept.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        } finally {
            nodes.shutdown();
        }
    }

    private static String keep(SecretTable table, CyclicBarrier together, String text) {
        try {
            together.await(1, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return table.keep("callback", text, 1);
    }
}
