package dev.switchboard.database;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one PostgreSQL that all of them share. It starts for the first and is stopped after the last. */
public final class SharedPostgreSql implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(SharedPostgreSql.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == PostgreSql.class;
    }

    @Override
    public PostgreSql resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return of(context);
    }

    static PostgreSql of(ExtensionContext context) {
        // what the root store holds is closed with the run
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(PostgreSql.class, type -> PostgreSql.start(), PostgreSql.class);
    }
}
