// Files: sent in pieces, looked up by orders, fetched by those who may.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "api/files.h"
#include "server/call.h"

namespace emc::server {

Result<UploadView> create_upload(CallOf<CreateUpload>& call, const UploadStart& start);
Result<UploadView> add_upload_piece(CallOf<AddUploadPiece>& call, const UploadPiece& piece);
Result<UploadView> read_upload(CallOf<ReadUpload>& call, const FileKey& key);
// Conflict "upload.in_use" for a file of a case or a service.
Result<Nothing> cancel_upload(CallOf<CancelUpload>& call, const FileKey& key);
Result<FileContent> download_file(CallOf<DownloadFile>& call, const FileKey& key);

// Puts what we know of each file in the place of what was sent. Invalid `field` Unknown for a file
// that is not the caller's or not complete.
Result<void> use_own_files(Snapshot& snapshot, const Call& call, std::vector<FileRef>& files,
                           const std::string& field);
// The same for one file that has a field of its own.
Result<void> use_own_file(Snapshot& snapshot, const Call& call, FileRef& file,
                          const std::string& field);
// From now on whoever may see the case may fetch them; anybody may if they are public.
Result<void> attach_case_files(Transaction& transaction, const std::string& case_id,
                               std::span<const FileRef> files, bool is_public = false);
// From now on whoever may see the order may fetch them.
Result<void> attach_files(Transaction& transaction, const std::string& order_id,
                          std::span<const FileRef> files);

}  // namespace emc::server
