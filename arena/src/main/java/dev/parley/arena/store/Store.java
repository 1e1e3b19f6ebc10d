package dev.parley.arena.store;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Everything the arena keeps. Safe to use from many threads. */
public final class Store implements AutoCloseable {
    private final Database database;
    private final Users users;
    private final AddressMarks addressMarks;
    private final Chats chats;
    private final Votes votes;
    private final Shares shares;
    private final Reviews reviews;
    private final Marks marks;
    private final GatewayCalls gatewayCalls;
    private final ApiKeys apiKeys;
    private final Admin admin;
    private final Retention retention;
    private final Archive archive;

    private Store(Database database, StoreSettings settings, InstantSource clock, Identifiers identifiers) {
        this.database = database;
        this.users = new Users(database, clock, identifiers);
        this.addressMarks = new AddressMarks(database, clock, identifiers, settings.addressPeriod());
        this.chats = new Chats(database, clock, identifiers);
        this.votes = new Votes(database, clock, identifiers);
        this.shares = new Shares(database, clock, identifiers);
        this.reviews = new Reviews(database, clock, identifiers);
        this.marks = new Marks(database, clock);
        this.gatewayCalls = new GatewayCalls(database, clock, identifiers);
        this.apiKeys = new ApiKeys(database, clock, identifiers);
        this.admin = new Admin(database, clock, identifiers);
        this.retention = new Retention(database, clock, identifiers);
        this.archive = new Archive(database);
    }

    /**
     * Opens a store and brings its schema up to date.
     *
     * @param random makes identifiers and secrets, from many threads: a {@link java.security.SecureRandom} but in tests
     * @throws dev.parley.core.InputException if it cannot be opened
     */
    public static Store open(StoreSettings settings, InstantSource clock, RandomGenerator random) {
        return new Store(Database.open(settings), settings, clock, new Identifiers(random));
    }

    public Users users() {
        return users;
    }

    public AddressMarks addressMarks() {
        return addressMarks;
    }

    public Chats chats() {
        return chats;
    }

    public Votes votes() {
        return votes;
    }

    public Shares shares() {
        return shares;
    }

    public Reviews reviews() {
        return reviews;
    }

    public Marks marks() {
        return marks;
    }

    public GatewayCalls gatewayCalls() {
        return gatewayCalls;
    }

    public ApiKeys apiKeys() {
        return apiKeys;
    }

    public Admin admin() {
        return admin;
    }

    public Retention retention() {
        return retention;
    }

    public Archive archive() {
        return archive;
    }

    /** Reads every row once: for a page that somebody looks at now and then. */
    public Counts counts() {
        return database.read(handle -> handle.createQuery("""
                        SELECT (SELECT count(*) FROM users) AS users, (SELECT count(*) FROM chats) AS chats,
                            (SELECT count(*) FROM turns) AS turns, (SELECT count(*) FROM votes) AS votes,
                            (SELECT count(*) FROM gateway_calls) AS calls,
                            (SELECT count(*) FROM reviews WHERE resolved IS NULL) AS reviews,
                            (SELECT coalesce(sum(count), 0) FROM tombstones WHERE kind = 'user') AS deleted""")
                .map((row, context) -> new Counts(
                        row.getLong("users"),
                        row.getLong("chats"),
                        row.getLong("turns"),
                        row.getLong("votes"),
                        row.getLong("calls"),
                        row.getLong("reviews"),
                        row.getLong("deleted")))
                .one());
    }

    /** Whether the database answers now. */
    public boolean isReady() {
        try {
            return database.read(handle ->
                            handle.createQuery("SELECT 1").mapTo(Integer.class).one())
                    == 1;
        } catch (StoreUnavailableException away) {
            return false;
        }
    }

    /** Finishes the writes that wait and lets go of the database. */
    @Override
    public void close() {
        database.close();
    }
}
