package org.rebook.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A person who may sign in to the console. */
@Entity
class Account {

    @Id
    private String name;

    @Column(name = "display_name")
    private String displayName;

    @Column(name = "password_hash")
    private String passwordHash;

    private String role;
    private boolean enabled;

    /** For Hibernate. */
    protected Account() {}

    Account(String name, String displayName, String passwordHash, String role) {
        this.name = name;
        this.displayName = displayName;
        this.passwordHash = passwordHash;
        this.role = role;
        this.enabled = true;
    }

    String name() {
        return name;
    }

    String displayName() {
        return displayName;
    }

    String passwordHash() {
        return passwordHash;
    }

    String role() {
        return role;
    }

    boolean enabled() {
        return enabled;
    }
}
