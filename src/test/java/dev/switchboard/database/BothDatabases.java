package dev.switchboard.database;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** A fresh database of each kind; JUnit closes it after its test. */
final class BothDatabases implements ArgumentsProvider {
    @Override
    public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        Stream<Supplier<FreshDatabase>> kinds =
                Stream.of(FreshDatabase::h2, () -> FreshDatabase.in(SharedPostgreSql.of(context)));
        return kinds.map(Supplier::get).map(Arguments::of);
    }
}
