// Times are milliseconds UTC, money is fen, truth is 0 or 1, JSON is TEXT that C++ has checked; ids
// are UUIDv7 text made in C++. Every row that a tenant owns starts its key with tenant_id, and so
// does every uniqueness among them; what is unique over all tenants has a small table of its own.
#include "server/store/schema.h"

#include <iterator>

namespace emc::server {
namespace {

// A statement takes several literals; the commas stand between statements.
// NOLINTBEGIN(bugprone-suspicious-missing-comma)

constexpr std::string_view accounts[] = {
    // An enterprise, a service institution, a window or the province.
    "CREATE TABLE tenant(tenant_id {UUID} PRIMARY KEY,"
    " kind TEXT NOT NULL CHECK(kind IN('enterprise','institution','window','province')),"
    " name TEXT NOT NULL, uscc TEXT NOT NULL, region TEXT NOT NULL,"
    " status TEXT NOT NULL CHECK(status IN('pending','active','suspended','closed')),"
    " created_at {I64} NOT NULL, updated_at {I64} NOT NULL){STRICT}",
    // An institution may also be registered as an enterprise.
    "CREATE UNIQUE INDEX tenant_uscc ON tenant(kind,uscc)",

    // Who has taken a user name: unique without regard to case, over all tenants.
    "CREATE TABLE login_name(name_key TEXT PRIMARY KEY, tenant_id {UUID} NOT NULL,"
    " account_id {UUID} NOT NULL){STRICT}",

    "CREATE TABLE account(tenant_id {UUID} NOT NULL REFERENCES tenant(tenant_id),"
    " account_id {UUID} NOT NULL, user_name TEXT NOT NULL, role TEXT NOT NULL,"
    " password_phc TEXT NOT NULL, password_changed_at {I64} NOT NULL,"
    " must_change_password INTEGER NOT NULL DEFAULT 0 CHECK(must_change_password IN(0,1)),"
    " status TEXT NOT NULL CHECK(status IN('active','disabled','closed')),"
    " version {I64} NOT NULL DEFAULT 1, created_at {I64} NOT NULL, updated_at {I64} NOT NULL,"
    " PRIMARY KEY(tenant_id,account_id)){STRICT}",

    // Which texts of the terms the person agreed to, and when.
    "CREATE TABLE consent(tenant_id {UUID} NOT NULL, account_id {UUID} NOT NULL,"
    " document TEXT NOT NULL, edition TEXT NOT NULL, agreed_at {I64} NOT NULL,"
    " PRIMARY KEY(tenant_id,account_id,document,edition)){STRICT}",

    // The hashes of earlier passwords, so that the last few are not used again.
    "CREATE TABLE password_history(tenant_id {UUID} NOT NULL, account_id {UUID} NOT NULL,"
    " set_at {I64} NOT NULL, password_phc TEXT NOT NULL,"
    " PRIMARY KEY(tenant_id,account_id,set_at),"
    " FOREIGN KEY(tenant_id,account_id) REFERENCES account(tenant_id,account_id)){STRICT}",

    // Only the hash of a token is kept, so a copy of this table opens no session.
    "CREATE TABLE session(token_sha256 {BYTES} PRIMARY KEY, tenant_id {UUID} NOT NULL,"
    " account_id {UUID} NOT NULL, created_at {I64} NOT NULL, seen_at {I64} NOT NULL,"
    " idle_until {I64} NOT NULL, hard_until {I64} NOT NULL, ip TEXT NOT NULL,"
    " user_agent TEXT NOT NULL, revoked_at {I64}){STRICT}",
    "CREATE INDEX session_account ON session(tenant_id,account_id)",
    "CREATE INDEX session_expiry ON session(hard_until)",

    // Growing delays for an account, an address or a network; `bucket` says which.
    "CREATE TABLE throttle(bucket TEXT PRIMARY KEY, failures INTEGER NOT NULL,"
    " free_at {I64} NOT NULL, expires_at {I64} NOT NULL){STRICT}",
    "CREATE INDEX throttle_expiry ON throttle(expires_at)",
};

constexpr std::string_view profiles[] = {
    "CREATE TABLE profile(tenant_id {UUID} PRIMARY KEY REFERENCES tenant(tenant_id),"
    " version {I64} NOT NULL, content TEXT NOT NULL, updated_at {I64} NOT NULL,"
    " updated_by {UUID} NOT NULL,"
    " needs_review INTEGER NOT NULL DEFAULT 0 CHECK(needs_review IN(0,1))){STRICT}",

    // Every version, the current one too: what a difference is made from.
    "CREATE TABLE profile_version(tenant_id {UUID} NOT NULL REFERENCES tenant(tenant_id),"
    " version {I64} NOT NULL, content TEXT NOT NULL, changed_at {I64} NOT NULL,"
    " changed_by {UUID} NOT NULL, PRIMARY KEY(tenant_id,version)){STRICT}",
};

constexpr std::string_view records[] = {
    // The reply to a POST, in the transaction of its effect. Who is not signed in has empty ids.
    "CREATE TABLE idempotency(tenant_id {UUID} NOT NULL, account_id {UUID} NOT NULL,"
    " idem_key TEXT NOT NULL, route TEXT NOT NULL, body_sha256 {BYTES} NOT NULL,"
    " status INTEGER NOT NULL, headers TEXT NOT NULL, body {BYTES} NOT NULL,"
    " created_at {I64} NOT NULL, PRIMARY KEY(tenant_id,account_id,idem_key)){STRICT}",
    "CREATE INDEX idempotency_expiry ON idempotency(created_at)",

    // hash = SHA-256(prev_hash, row): a row that is changed or taken out later shows.
    "CREATE TABLE audit_log(chain INTEGER NOT NULL, seq {I64} NOT NULL, at {I64} NOT NULL,"
    " tenant_id {UUID}, account_id {UUID}, action TEXT NOT NULL, entity_kind TEXT,"
    " entity_id {UUID}, outcome TEXT NOT NULL, ip TEXT, request_id TEXT NOT NULL, diff TEXT,"
    " prev_hash {BYTES} NOT NULL, hash {BYTES} NOT NULL, PRIMARY KEY(chain,seq)){STRICT}",
    "CREATE INDEX audit_log_tenant ON audit_log(tenant_id,seq)",

    // Crash reports of the page.
    "CREATE TABLE incident(incident_id {UUID} PRIMARY KEY, at {I64} NOT NULL, tenant_id {UUID},"
    " account_id {UUID}, build TEXT NOT NULL, route TEXT NOT NULL, content TEXT NOT NULL,"
    " request_id TEXT NOT NULL){STRICT}",
    "CREATE INDEX incident_time ON incident(at)",
};

constexpr std::string_view catalogue[] = {
    // The public finds services by columns and postings; `content` is the ServiceItem. `doc` is its
    // short number in the postings. Free services cost 0, those without a price sort behind.
    "CREATE TABLE service_item(service_id {UUID} PRIMARY KEY, doc {I64} NOT NULL UNIQUE,"
    " tenant_id {UUID} NOT NULL REFERENCES tenant(tenant_id), number TEXT NOT NULL UNIQUE,"
    " version {I64} NOT NULL, state TEXT NOT NULL, on_shelf INTEGER NOT NULL"
    " CHECK(on_shelf IN(0,1)), content TEXT NOT NULL, category TEXT NOT NULL,"
    " charging TEXT NOT NULL, price_fen {I64}, price_rank {I64} NOT NULL, ways {I64} NOT NULL,"
    " audiences {I64} NOT NULL, regions TEXT NOT NULL, picture TEXT NOT NULL,"
    " ones {I64} NOT NULL DEFAULT 0, twos {I64} NOT NULL DEFAULT 0,"
    " threes {I64} NOT NULL DEFAULT 0, fours {I64} NOT NULL DEFAULT 0,"
    " fives {I64} NOT NULL DEFAULT 0, rating_rank {I64} NOT NULL DEFAULT 0,"
    " order_count {I64} NOT NULL DEFAULT 0, view_count {I64} NOT NULL DEFAULT 0,"
    " merit {I64} NOT NULL DEFAULT 0, listed_at {I64} NOT NULL, updated_at {I64} NOT NULL)"
    "{STRICT}",
    "CREATE INDEX service_item_tenant ON service_item(tenant_id,updated_at,doc)",
    "CREATE INDEX service_item_merit ON service_item(on_shelf,merit,doc)",
    "CREATE INDEX service_item_rating ON service_item(on_shelf,rating_rank,doc)",
    "CREATE INDEX service_item_orders ON service_item(on_shelf,order_count,doc)",
    "CREATE INDEX service_item_price ON service_item(on_shelf,price_rank,doc)",
    "CREATE INDEX service_item_listed ON service_item(on_shelf,listed_at,doc)",
    "CREATE INDEX service_item_category ON service_item(on_shelf,category)",

    // Of services on the shelf only. `weight` says how much the service is about the term.
    "CREATE TABLE search_posting(term TEXT NOT NULL, doc {I64} NOT NULL, weight {I64} NOT NULL,"
    " PRIMARY KEY(term,doc)){STRICT}",
    "CREATE INDEX search_posting_weight ON search_posting(term,weight,doc)",
    "CREATE INDEX search_posting_doc ON search_posting(doc)",

    "CREATE TABLE favorite(tenant_id {UUID} NOT NULL, account_id {UUID} NOT NULL,"
    " service_id {UUID} NOT NULL REFERENCES service_item(service_id), added_at {I64} NOT NULL,"
    " PRIMARY KEY(tenant_id,account_id,service_id)){STRICT}",

    // The last number given out of a kind; days count apart.
    "CREATE TABLE counter(kind TEXT NOT NULL, day TEXT NOT NULL, last {I64} NOT NULL,"
    " PRIMARY KEY(kind,day)){STRICT}",
    // Who serves an enterprise of a county.
    "CREATE INDEX tenant_region ON tenant(kind,region)",
};

constexpr std::string_view orders[] = {
    // Belongs to two sides and the window between them; `content` is the Order, the other columns
    // are taken from it.
    "CREATE TABLE orders(order_id {UUID} PRIMARY KEY, number TEXT NOT NULL UNIQUE,"
    " version {I64} NOT NULL, state TEXT NOT NULL, waits_for TEXT NOT NULL,"
    " enterprise_id {UUID} NOT NULL, institution_id {UUID} NOT NULL, window_id {UUID} NOT NULL,"
    " service_id {UUID} NOT NULL, words TEXT NOT NULL, enterprise_name TEXT NOT NULL,"
    " institution_name TEXT NOT NULL, month TEXT NOT NULL, content TEXT NOT NULL,"
    " rated_at {I64}, due_at {I64}, created_at {I64} NOT NULL, updated_at {I64} NOT NULL,"
    " seq {I64} NOT NULL UNIQUE){STRICT}",
    "CREATE INDEX orders_enterprise ON orders(enterprise_id,updated_at,seq)",
    "CREATE INDEX orders_institution ON orders(institution_id,updated_at,seq)",
    "CREATE INDEX orders_window ON orders(window_id,updated_at,seq)",
    "CREATE INDEX orders_rated ON orders(service_id,rated_at,seq)",
    "CREATE INDEX orders_due ON orders(due_at)",

    "CREATE TABLE message(tenant_id {UUID} NOT NULL, seq {I64} NOT NULL,"
    " message_id {UUID} NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL, words TEXT NOT NULL,"
    " route TEXT NOT NULL, at {I64} NOT NULL, read_at {I64}, PRIMARY KEY(tenant_id,seq)){STRICT}",
    "CREATE UNIQUE INDEX message_id ON message(tenant_id,message_id)",
    "CREATE INDEX message_unread ON message(tenant_id,read_at,seq)",

    // A file on its way (`received` < `bytes`) or there; the bytes lie beside the database.
    "CREATE TABLE attachment(file_id {UUID} PRIMARY KEY, tenant_id {UUID} NOT NULL,"
    " account_id {UUID} NOT NULL, name TEXT NOT NULL, bytes {I64} NOT NULL,"
    " received {I64} NOT NULL, media_type TEXT NOT NULL, sha256 TEXT NOT NULL,"
    " is_public INTEGER NOT NULL DEFAULT 0 CHECK(is_public IN(0,1)),"
    " created_at {I64} NOT NULL, updated_at {I64} NOT NULL){STRICT}",
    "CREATE INDEX attachment_tenant ON attachment(tenant_id,created_at)",
    // When the enterprise's registration was last found true; empty: never.
    "ALTER TABLE tenant ADD COLUMN verified_at {I64}",
    // Whoever may see the order may fetch the file.
    "CREATE TABLE order_file(file_id {UUID} NOT NULL REFERENCES attachment(file_id),"
    " order_id {UUID} NOT NULL REFERENCES orders(order_id), PRIMARY KEY(file_id,order_id)){STRICT}",
};

constexpr std::string_view cases[] = {
    // Whose window may see it.
    "ALTER TABLE orders ADD COLUMN region TEXT NOT NULL DEFAULT ''",
    "UPDATE orders SET region=COALESCE((SELECT t.region FROM tenant t"
    " WHERE t.tenant_id=orders.enterprise_id),'')",
    "CREATE INDEX orders_region ON orders(region,updated_at,seq)",

    // Consultations, demands, micro-malls, verifications. `content` is the entity, the other
    // columns are taken from it; `due_at` is when the platform has to act by itself.
    "CREATE TABLE cases(case_id {UUID} PRIMARY KEY, kind TEXT NOT NULL, number TEXT NOT NULL,"
    " version {I64} NOT NULL, state TEXT NOT NULL, waits_for TEXT NOT NULL,"
    " enterprise_id {UUID} NOT NULL, institution_id TEXT NOT NULL, region TEXT NOT NULL,"
    " category TEXT NOT NULL, words TEXT NOT NULL, is_public INTEGER NOT NULL"
    " CHECK(is_public IN(0,1)), content TEXT NOT NULL, due_at {I64}, created_at {I64} NOT NULL,"
    " updated_at {I64} NOT NULL, seq {I64} NOT NULL UNIQUE){STRICT}",
    "CREATE INDEX cases_enterprise ON cases(kind,enterprise_id,updated_at,seq)",
    "CREATE INDEX cases_institution ON cases(kind,institution_id,updated_at,seq)",
    "CREATE INDEX cases_public ON cases(kind,is_public,updated_at,seq)",
    "CREATE INDEX cases_due ON cases(due_at)",
    "CREATE TABLE case_file(file_id {UUID} NOT NULL REFERENCES attachment(file_id),"
    " case_id {UUID} NOT NULL REFERENCES cases(case_id), is_public INTEGER NOT NULL DEFAULT 0"
    " CHECK(is_public IN(0,1)), PRIMARY KEY(file_id,case_id)){STRICT}",

    // What windows have to do and have done. `due_at` is the end of the last day.
    "CREATE TABLE review(review_id {UUID} PRIMARY KEY, kind TEXT NOT NULL, task TEXT NOT NULL,"
    " case_id {UUID} NOT NULL, number TEXT NOT NULL, title TEXT NOT NULL,"
    " party_id {UUID} NOT NULL, party_name TEXT NOT NULL, region TEXT NOT NULL,"
    " received_at {I64} NOT NULL, due_on TEXT NOT NULL, due_at {I64} NOT NULL,"
    " is_provisional INTEGER NOT NULL CHECK(is_provisional IN(0,1)), reminded_at {I64},"
    " escalated_at {I64}, decided_at {I64}, outcome TEXT NOT NULL DEFAULT '',"
    " decided_by TEXT NOT NULL DEFAULT '', opinion TEXT NOT NULL DEFAULT '',"
    " seq {I64} NOT NULL UNIQUE){STRICT}",
    // A case waits for one thing at a time.
    "CREATE UNIQUE INDEX review_open ON review(case_id) WHERE decided_at IS NULL",
    "CREATE INDEX review_case ON review(case_id,received_at)",
    "CREATE INDEX review_queue ON review(decided_at,due_at,seq)",
    "CREATE INDEX review_received ON review(received_at)",
};

constexpr std::string_view policies[] = {
    "CREATE TABLE policy(policy_id TEXT PRIMARY KEY, topic TEXT NOT NULL, words TEXT NOT NULL,"
    " starts_on TEXT NOT NULL, ends_on TEXT NOT NULL, content TEXT NOT NULL,"
    " seq {I64} NOT NULL UNIQUE){STRICT}",
};

constexpr std::string_view shops[] = {
    // An enterprise has one shop and one verification, and no two shops have the same name
    // (`category` of a shop is its name as it is compared).
    "CREATE UNIQUE INDEX cases_only ON cases(kind,enterprise_id)"
    " WHERE kind IN('shop','verification')",
    "CREATE UNIQUE INDEX cases_shop_name ON cases(category) WHERE kind='shop'",
};

constexpr std::string_view reviewers[] = {
    // Who of a window decided is told by name; other accounts have a contact in their profile.
    "ALTER TABLE account ADD COLUMN person TEXT NOT NULL DEFAULT ''",
    // 节假日 of a year that replaces or follows the built-in ones; `content` is the year's JSON.
    "CREATE TABLE calendar_year(year {I64} PRIMARY KEY, content TEXT NOT NULL,"
    " imported_at {I64} NOT NULL){STRICT}",
};

constexpr std::string_view terms[] = {
    // When the timekeeper next asks whether anybody uses the file.
    "ALTER TABLE attachment ADD COLUMN look_at {I64} NOT NULL DEFAULT 0",
    "CREATE INDEX attachment_look ON attachment(look_at)",
    "CREATE INDEX attachment_sha256 ON attachment(sha256)",
    // Files whose row is gone; their bytes go next, and then this row.
    "CREATE TABLE file_removal(file_id {UUID} PRIMARY KEY, sha256 TEXT NOT NULL){STRICT}",
    // There are more terms than there were: every open order is looked at once.
    "UPDATE orders SET due_at=0 WHERE state IN('applied','accepted','contract_offered','running',"
    "'awaiting_payment','awaiting_rating','completed')",
};

constexpr std::string_view facets[] = {
    // All that a search filters and sorts by, without the service's text.
    "CREATE INDEX service_item_facets ON service_item(doc,on_shelf,category,charging,price_fen,"
    "ways,audiences,regions,merit,rating_rank,order_count,price_rank,listed_at)",
};

constexpr std::string_view responses[] = {
    // Who has responded to a demand, at any time.
    "CREATE TABLE demand_response(institution_id {UUID} NOT NULL, demand_id {UUID} NOT NULL,"
    "PRIMARY KEY(institution_id,demand_id)){STRICT}",
    "INSERT INTO demand_response(institution_id,demand_id)"
    " SELECT DISTINCT json_extract(r.value,'$.institution.party_id'),c.case_id"
    " FROM cases c,json_each(c.content,'$.responses') r WHERE c.kind='demand'",
};

constexpr std::string_view shown_pictures[] = {
    // What a service on the shelf shows is anybody's, for as long as it shows it.
    "ALTER TABLE attachment DROP COLUMN is_public",
    "CREATE INDEX service_item_picture ON service_item(picture) WHERE on_shelf=1 AND picture<>''",
};

constexpr std::string_view postings[] = {
    // What a common word finds is narrowed by category and sorted by price where it is found.
    "CREATE TABLE posting(term TEXT NOT NULL, doc {I64} NOT NULL, weight {I64} NOT NULL,"
    " category TEXT NOT NULL, price_rank {I64} NOT NULL, PRIMARY KEY(term,doc)){CLUSTERED}",
    "INSERT INTO posting(term,doc,weight,category,price_rank)"
    " SELECT p.term,p.doc,p.weight,s.category,s.price_rank"
    " FROM search_posting p JOIN service_item s ON s.doc=p.doc ORDER BY p.term,p.doc",
    "DROP TABLE search_posting",
    "ALTER TABLE posting RENAME TO search_posting",
    "CREATE INDEX search_posting_weight ON search_posting(term,weight,doc,category)",
    "CREATE INDEX search_posting_doc ON search_posting(doc)",
};

constexpr std::string_view views[] = {
    "CREATE TABLE demand_view(demand_id {UUID} PRIMARY KEY, views {I64} NOT NULL){STRICT}",
};

// NOLINTEND(bugprone-suspicious-missing-comma)

constexpr Migration steps[] = {
    {1, "accounts and sessions", accounts},
    {2, "enterprise profiles", profiles},
    {3, "idempotency, audit, incidents", records},
    {4, "services and their index", catalogue},
    {5, "orders, messages, files", orders},
    {6, "cases and reviews", cases},
    {7, "policies", policies},
    {8, "shops and verifications", shops},
    {9, "reviewers and holidays", reviewers},
    {10, "terms of orders, unused files", terms},
    {11, "facets of services", facets},
    {12, "responses to demands", responses},
    {13, "pictures that services show", shown_pictures},
    {14, "category and price of hits", postings},
    {15, "views of demands", views},
};

}  // namespace

std::span<const Migration> migrations() { return steps; }

}  // namespace emc::server
