package dev.switchboard.requestcallback;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BacklogTest {
    private static final int LIMIT = 5;

    private final AtomicInteger rows = new AtomicInteger();
    private final Backlog backlog = new Backlog();

    @BeforeEach
    void start() throws Exception {
        inject("limit", LIMIT);
        inject(
                "outbox",
                Proxy.newProxyInstance(
                        BacklogTest.class.getClassLoader(),
                        new Class<?>[] {OutboxStore.class},
                        (proxy, method, arguments) -> rows.get()));
    }

    @Test
    void whatIsWrittenWhileItIsCountedIsNotCountedTwice() {
        rows.set(LIMIT - 1);
        backlog.count();
        backlog.grewBy(LIMIT - 1);

        assertThat(backlog.isFull()).isFalse();
        backlog.count();
        assertThat(backlog.isFull()).isFalse();
    }

    @Test
    void whatOthersHaveLeftIsKnownAtTheSecondCount() {
        rows.set(LIMIT);

        backlog.count();
        backlog.count();

        assertThat(backlog.isFull()).isTrue();
    }

    @Test
    void whatOthersHaveSentIsKnownAtTheSecondCount() {
        rows.set(LIMIT);
        backlog.grewBy(LIMIT);
        backlog.count();
        rows.set(0);

        backlog.count();
        backlog.count();
        backlog.grewBy(LIMIT - 1);

        assertThat(backlog.isFull()).isFalse();
    }

    private void inject(String field, Object value) throws ReflectiveOperationException {
        Field target = Backlog.class.getDeclaredField(field);
        target.setAccessible(true);
        target.set(backlog, value);
    }
}
