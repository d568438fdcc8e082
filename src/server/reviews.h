// 窗口工作台, as far as it is the same for every kind of case. Decisions are steps of the cases.
#pragma once

#include "api/reviews.h"
#include "server/call.h"

namespace emc::server {

Result<ReviewPage> list_reviews(CallOf<ListReviews>& call, const ReviewQuery& query);
Result<Review> read_review(CallOf<ReadReview>& call, const ReviewKey& key);
Result<ReviewCounts> count_reviews(CallOf<CountReviews>& call, const Nothing&);

}  // namespace emc::server
