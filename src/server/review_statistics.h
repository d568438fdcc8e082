// 统计 of a window.
#pragma once

#include "api/review_statistics.h"
#include "server/call.h"

namespace emc::server {

Result<ReviewStatistics> read_review_statistics(CallOf<ReadReviewStatistics>& call,
                                                const ReviewMonths& months);
Result<FileContent> download_review_statistics(CallOf<DownloadReviewStatistics>& call,
                                               const StatisticsFile& file);

}  // namespace emc::server
