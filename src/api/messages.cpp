#include "api/messages.h"

#include "api/codec.h"

EMC_INSTANTIATE_QUERY(emc::MessageQuery)
EMC_INSTANTIATE_JSON(emc::MessagePage)
EMC_INSTANTIATE_JSON(emc::MessagesReadInput)
EMC_INSTANTIATE_JSON(emc::UnreadCount)
EMC_INSTANTIATE_QUERY(emc::MessageNewsInput)
EMC_INSTANTIATE_JSON(emc::MessageNews)
