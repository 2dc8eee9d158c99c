/**
 * What must outlive the process, in the database: H2 or PostgreSQL, with the same migrations and queries.
 *
 * <p>Must: own the schema, and be the only package that speaks SQL. What was written when a method returns is committed.
 *
 * <p>Out of scope: deciding anything. Rules belong to the packages whose data it keeps.
 */
@NullMarked
package dev.switchboard.ledger;

import org.jspecify.annotations.NullMarked;
