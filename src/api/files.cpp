#include "api/files.h"

#include "api/codec.h"
#include "api/path_places.h"

EMC_INSTANTIATE_JSON(emc::UploadStart)
EMC_INSTANTIATE_JSON(emc::UploadView)
EMC_INSTANTIATE_JSON(emc::UploadPiece)
EMC_INSTANTIATE_PATH(emc::UploadPiece)
EMC_INSTANTIATE_QUERY(emc::FileKey)
EMC_INSTANTIATE_PATH(emc::FileKey)
EMC_INSTANTIATE_JSON(emc::FileContent)
