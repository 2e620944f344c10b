package org.rebook.ear.inside;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR that carries in-server tests; it sees the classes of the deployed EAR and calls its beans like any caller. */
final class TestWar {

    private static final String SEES = "deployment.rebook.ear.rebook-ejb.jar, deployment.rebook.ear";

    private TestWar() {}

    static WebArchive of(Class<?>... classes) {
        return ShrinkWrap.create(WebArchive.class, "inside.war")
                .addClasses(classes)
                .addClasses(AsClerk.class, AsManager.class, AsRebook.class)
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .setManifest(new StringAsset("Manifest-Version: 1.0\nDependencies: " + SEES + "\n"));
    }
}
