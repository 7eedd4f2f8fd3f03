package dev.switchboard.router.flag;

import dev.switchboard.model.flag.FeatureFlag;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The stored settings of flags, in PostgreSQL. All calls block, for seconds if it is unavailable,
 * and then throw a {@link org.springframework.dao.DataAccessException}. Thread-safe.
 */
final class FlagStore {

    private final JdbcClient sql;

    FlagStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** All that are set; those of flags that this build does not know are left out. */
    Map<FeatureFlag, FlagOverride> all() {
        Map<FeatureFlag, FlagOverride> all = new EnumMap<>(FeatureFlag.class);
        RowCallbackHandler each = row -> put(all, row);
        sql.sql("select name, enabled, changed_at, changed_by from feature_flag").query(each);
        return all;
    }

    private static void put(Map<FeatureFlag, FlagOverride> all, ResultSet row) throws SQLException {
        Optional<FeatureFlag> flag = FeatureFlag.named(row.getString("name"));
        if (flag.isPresent()) {
            all.put(
                    flag.get(),
                    new FlagOverride(
                            row.getBoolean("enabled"),
                            row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                            row.getString("changed_by")));
        }
    }

    void set(FeatureFlag flag, boolean enabled, @Nullable String changedBy) {
        sql.sql(
                        """
                        insert into feature_flag (name, enabled, changed_by)
                        values (:name, :enabled, :changedBy)
                        on conflict (name) do update
                        set enabled = :enabled, changed_by = :changedBy, changed_at = now()
                        """)
                .param("name", flag.name())
                .param("enabled", enabled)
                .param("changedBy", changedBy, Types.VARCHAR)
                .update();
    }

    void clear(FeatureFlag flag) {
        sql.sql("delete from feature_flag where name = :name").param("name", flag.name()).update();
    }
}
