package dev.switchboard;

import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/**
 * What all tests in one process of the build share. It is made for the first that asks for it, and closed after the last.
 *
 * <p>The root's store would not do: where several processes run the tests, each class is a run of its own.
 */
public final class Shared {
    private static final Namespace NAMESPACE = Namespace.create(Shared.class);

    private Shared() {}

    /** @param owner tells one thing from others of its type */
    public static <T extends AutoCloseable> T by(
            Class<?> owner, ExtensionContext context, Class<T> type, Supplier<T> start) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
                .getOrComputeIfAbsent(owner, key -> start.get(), type);
    }
}
