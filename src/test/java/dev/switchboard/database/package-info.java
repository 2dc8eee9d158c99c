/**
 * The two databases that Switchboard runs on, for tests: H2 as it is embedded, and a real PostgreSQL.
 *
 * <p>A test of what the ledger keeps is annotated {@link dev.switchboard.database.OnBothDatabases} and takes a
 * {@link dev.switchboard.database.FreshDatabase}. A test from outside takes the
 * {@link dev.switchboard.database.PostgreSql} that all share as a constructor parameter, by
 * {@code @ExtendWith(SharedPostgreSql.class)}, or starts its own where it is going to stop it.
 */
@NullMarked
package dev.switchboard.database;

import org.jspecify.annotations.NullMarked;
