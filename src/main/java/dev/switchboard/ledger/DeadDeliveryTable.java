package dev.switchboard.ledger;

import dev.switchboard.deadletters.DeadDelivery;
import dev.switchboard.deadletters.DeadDeliveryStore;
import dev.switchboard.deadletters.Sought;
import dev.switchboard.delivery.DeliveryId;
import dev.switchboard.delivery.DeliveryStatus;
import dev.switchboard.exchange.ExchangeId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The deliveries that were given up. */
@Dependent
public class DeadDeliveryTable implements DeadDeliveryStore {
    private static final String DEAD = "select d.id, d.origin, d.address, d.state, d.failures, d.next_attempt_at,"
            + " d.attempts, e.service, d.body_type, d.created_at from delivery d"
            + " left join exchange e on e.id = d.id and d.origin = 'exchange' where d.state = 'dead'";
    private static final String ORDER = " order by d.state, d.next_attempt_at, d.position limit ?";
    private static final String ANY = "%";

    private final Database database;

    @Inject
    DeadDeliveryTable(Database database) {
        this.database = database;
    }

    /** Conditions and their values. */
    private static final class Where {
        private final StringBuilder sql = new StringBuilder(DEAD);
        private final List<Object> values = new ArrayList<>();

        void and(String condition, Object value) {
            sql.append(" and ").append(condition);
            values.add(value);
        }
    }

    @Override
    public List<DeadDelivery> find(Sought sought, int most) {
        Optional<ExchangeId> letter = sought.id().flatMap(id -> ExchangeId.find(id.split("/", 2)[0]));
        if (sought.id().isPresent() && letter.isEmpty()) {
            return List.of(); // another kind of dead letter
        }
        Where where = new Where();
        letter.ifPresent(id -> where.and("d.id = ?", id.uuid()));
        sought.service().ifPresent(service -> where.and("e.service = ?", service));
        if (sought.topic().isPresent() || sought.subscription().isPresent()) {
            where.and("d.origin like ? escape '!'", pattern(sought.topic()) + "/" + pattern(sought.subscription()));
        }
        return database.with(connection -> Sql.list(
                connection,
                where.sql + ORDER,
                query -> {
                    for (int i = 0; i < where.values.size(); i++) {
                        query.setObject(i + 1, where.values.get(i));
                    }
                    query.setInt(where.values.size() + 1, most);
                },
                DeadDeliveryTable::read));
    }

    private static String pattern(Optional<String> name) {
        return name.map(text -> text.replaceAll("([!%_])", "!$1")).orElse(ANY);
    }

    private static DeadDelivery read(ResultSet row) throws SQLException {
        return new DeadDelivery(
                new DeliveryStatus(
                        new DeliveryId(Sql.id(row, 1), row.getString(2)),
                        DeliveryRow.address(row, 3),
                        DeliveryRow.progress(row, 4)),
                Optional.ofNullable(row.getString(8)),
                Optional.ofNullable(row.getString(9)),
                row.getLong(10));
    }
}
