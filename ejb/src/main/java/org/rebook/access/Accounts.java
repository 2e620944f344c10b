package org.rebook.access;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.Map;
import java.util.Optional;

/** The people who may sign in. Passwords are kept as PBKDF2 hashes with a salt of their own. */
@Stateless
public class Accounts {

    // OWASP's floor for PBKDF2 with HMAC-SHA-512.
    private static final Map<String, String> HASHING = Map.of(
            "Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512",
            "Pbkdf2PasswordHash.Iterations", "210000",
            "Pbkdf2PasswordHash.SaltSizeBytes", "32",
            "Pbkdf2PasswordHash.KeySizeBytes", "64");

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    @Inject
    Pbkdf2PasswordHash hashing;

    /** The caller, where the name is known, the account enabled and the password right. */
    @PermitAll
    public Optional<SignedIn> signIn(String name, char[] password) {
        hashing.initialize(HASHING);
        Account account = entities.find(Account.class, name);
        if (account == null || !account.enabled()) {
            // The same work as for a known name, so that the answer's time does not tell which names exist.
            hashing.generate(password);
            return Optional.empty();
        }
        return hashing.verify(password, account.passwordHash())
                ? Optional.of(new SignedIn(account.name(), account.displayName(), account.role()))
                : Optional.empty();
    }

    @RolesAllowed({Role.ADMINISTRATOR, Role.SYSTEM})
    public void open(String name, String displayName, char[] password, String role) {
        hashing.initialize(HASHING);
        entities.persist(new Account(name, displayName, hashing.generate(password), role));
    }

    @RolesAllowed({Role.ADMINISTRATOR, Role.SYSTEM})
    public boolean isEmpty() {
        return entities.createQuery("select count(a) from Account a", Long.class)
                        .getSingleResult()
                == 0;
    }
}
