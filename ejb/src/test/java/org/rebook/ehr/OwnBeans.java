package org.rebook.ehr;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.rebook.appointment.AppointmentChanged;

/** The product's own beans without a server: one transaction, in which all of them work, and the outbox at its end. */
final class OwnBeans implements AutoCloseable {

    private final DataSource database;
    private final SessionFactory sessions;
    private final Map<Thread, Connection> pool = new ConcurrentHashMap<>();

    OwnBeans(DataSource database) {
        this.database = database;
        this.sessions = new MetadataSources(new StandardServiceRegistryBuilder()
                        .applySetting("hibernate.connection.datasource", database)
                        .applySetting("hibernate.jdbc.time_zone", "UTC")
                        .build())
                .buildMetadata()
                .buildSessionFactory();
    }

    /** Lets a bean work in a transaction of its own, which is undone when the bean throws. */
    <B, T> T inTransaction(Class<B> bean, Function<B, T> work) throws SQLException {
        Connection connection = mine();
        try (Session session = sessions.withOptions().connection(connection).openSession()) {
            session.beginTransaction();
            List<AppointmentChanged> news = new ArrayList<>();
            try {
                T result = work.apply(bean.cast(new Wiring(session, connection, news).make(bean)));
                if (!news.isEmpty()) {
                    OutboxRows.write(connection, news, change -> 0);
                }
                session.getTransaction().commit();
                return result;
            } catch (RuntimeException | SQLException e) {
                session.getTransaction().rollback();
                throw e;
            }
        }
    }

    // As from the server's pool: what a connection has learnt it need not learn again.
    private Connection mine() throws SQLException {
        Connection known = pool.get(Thread.currentThread());
        if (known == null) {
            known = database.getConnection();
            known.setAutoCommit(false);
            pool.put(Thread.currentThread(), known);
        }
        return known;
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : pool.values()) {
            connection.close();
        }
        sessions.close();
    }

    /** Gives each bean what the server would inject. */
    private record Wiring(
            Session session, Connection connection, List<AppointmentChanged> news, Map<Class<?>, Object> made) {

        Wiring(Session session, Connection connection, List<AppointmentChanged> news) {
            this(session, connection, news, new HashMap<>());
        }

        Object make(Class<?> type) {
            if (type == EntityManager.class) {
                return session;
            }
            if (type == DataSource.class) {
                return proxy(DataSource.class, method -> method.equals("getConnection") ? kept(connection) : null);
            }
            if (type == Event.class) {
                return Proxy.newProxyInstance(
                        OwnBeans.class.getClassLoader(), new Class<?>[] {Event.class}, (self, method, arguments) -> {
                            if (arguments[0] instanceof AppointmentChanged change) {
                                news.add(change);
                            }
                            return null;
                        });
            }
            Object known = made.get(type);
            return known == null ? wired(type) : known;
        }

        private Object wired(Class<?> type) {
            try {
                var constructor = type.getDeclaredConstructor();
                constructor.setAccessible(true);
                Object bean = constructor.newInstance();
                made.put(type, bean);
                for (Field field : type.getDeclaredFields()) {
                    if (field.isAnnotationPresent(Inject.class)
                            || field.getType() == EntityManager.class
                            || field.getType() == DataSource.class) {
                        field.setAccessible(true);
                        field.set(bean, make(field.getType()));
                    }
                }
                return bean;
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(type + " cannot be wired.", e);
            }
        }

        private static Connection kept(Connection connection) {
            return (Connection) Proxy.newProxyInstance(
                    OwnBeans.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                        try {
                            return method.getName().equals("close") ? null : method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }

        private static <T> T proxy(Class<T> type, Function<String, Object> answer) {
            return type.cast(Proxy.newProxyInstance(
                    OwnBeans.class.getClassLoader(),
                    new Class<?>[] {type},
                    (self, method, arguments) -> answer.apply(method.getName())));
        }
    }
}
