package org.rebook.access;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The systems that may ask for tokens, and the assertions with which they already have. */
@Stateless
@RolesAllowed({Role.ADMINISTRATOR, Role.SYSTEM})
public class Clients {

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    public void register(String id, String name, String role, String scopes, String jwks) {
        entities.createNativeQuery(
                        """
                insert into client (id, name, role, scopes, jwks) values (:id, :name, :role, :scopes, :jwks)
                on conflict (id) do update set name = excluded.name, role = excluded.role, scopes = excluded.scopes,
                    jwks = excluded.jwks
                """)
                .setParameter("id", id)
                .setParameter("name", name)
                .setParameter("role", role)
                .setParameter("scopes", scopes)
                .setParameter("jwks", jwks)
                .executeUpdate();
    }

    public boolean isEmpty() {
        return ((Number) entities.createNativeQuery("select count(*) from client")
                                .getSingleResult())
                        .longValue()
                == 0;
    }

    @SuppressWarnings("unchecked")
    public Optional<Client> find(String id) {
        List<Tuple> rows = entities.createNativeQuery(
                        "select id, role, scopes, jwks from client where id = :id and enabled", Tuple.class)
                .setParameter("id", id)
                .getResultList();
        return rows.stream()
                .map(row -> new Client(
                        row.get(0, String.class),
                        row.get(1, String.class),
                        List.of(row.get(2, String.class).split(" ")),
                        row.get(3, String.class)))
                .findFirst();
    }

    /** False when the assertion has been used before. Those that have expired are forgotten. */
    public boolean use(String client, String jti, Instant expiresAt) {
        entities.createNativeQuery("delete from used_assertion where expires_at < now() - interval '5 minutes'")
                .executeUpdate();
        return entities.createNativeQuery(
                                """
                        insert into used_assertion (client_id, jti, expires_at) values (:client, :jti, :expires)
                        on conflict do nothing
                        """)
                        .setParameter("client", client)
                        .setParameter("jti", jti)
                        .setParameter("expires", Timestamp.from(expiresAt))
                        .executeUpdate()
                == 1;
    }
}
