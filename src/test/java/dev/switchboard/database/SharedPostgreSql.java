package dev.switchboard.database;

import dev.switchboard.Shared;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one PostgreSQL that all of them share. It starts for the first and is stopped after the last. */
public final class SharedPostgreSql implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == PostgreSql.class;
    }

    @Override
    public PostgreSql resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return of(context);
    }

    static PostgreSql of(ExtensionContext context) {
        return Shared.by(SharedPostgreSql.class, context, PostgreSql.class, PostgreSql::start);
    }
}
