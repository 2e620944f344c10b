package org.rebook.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.text.ParseException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The key with which Rebook signs its own tokens; all servers on one database use the same. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class SigningKeys {

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    private volatile @Nullable ECKey known;

    @RolesAllowed(Role.SYSTEM)
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public ECKey current() {
        ECKey key = known;
        if (key == null) {
            key = readOrMake();
            known = key;
        }
        return key;
    }

    @SuppressWarnings("unchecked")
    private ECKey readOrMake() {
        try {
            // Servers that start together on an empty database must not each make a key.
            entities.createNativeQuery("select pg_advisory_xact_lock(hashtextextended('signing_key', 0))")
                    .getSingleResult();
            List<String> kept = entities.createNativeQuery(
                            "select jwk from signing_key order by created_at desc limit 1")
                    .getResultList();
            if (!kept.isEmpty()) {
                return ECKey.parse(kept.get(0));
            }
            ECKey made = new ECKeyGenerator(Curve.P_384)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
            entities.createNativeQuery("insert into signing_key (id, jwk) values (:id, :jwk)")
                    .setParameter("id", made.getKeyID())
                    .setParameter("jwk", made.toJSONString())
                    .executeUpdate();
            return made;
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException("The signing key cannot be read or made.", e);
        }
    }
}
